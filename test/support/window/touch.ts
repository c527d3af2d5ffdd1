import type { CDPSession, Page } from "playwright-core";

/** The position of a finger, CSS pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Fingers on the glass: real touch events, as a touchscreen's driver sends them, each finger by its number. */
export interface Fingers {
  /** `atMs`: the time, milliseconds since 1970, where the test's own speed must have no effect. */
  readonly down: (finger: number, spot: Spot, atMs?: number) => Promise<void>;
  readonly move: (finger: number, spot: Spot) => Promise<void>;
  readonly up: (finger: number, atMs?: number) => Promise<void>;
}

export const fingersOn = async (page: Page): Promise<Fingers> => {
  const session: CDPSession = await page.context().newCDPSession(page);
  const spots = new Map<number, Spot>();
  const send = (type: "touchStart" | "touchMove" | "touchEnd", atMs?: number): Promise<unknown> => {
    const touchPoints = [...spots].map(([id, { x, y }]) => ({ id, x, y }));
    const timed = atMs === undefined ? {} : { timestamp: atMs / 1_000 };
    return session.send("Input.dispatchTouchEvent", { type, touchPoints, ...timed });
  };
  return {
    down: async (finger, spot, atMs) => {
      spots.set(finger, spot);
      await send("touchStart", atMs);
    },
    move: async (finger, spot) => {
      spots.set(finger, spot);
      await send("touchMove");
    },
    up: async (finger, atMs) => {
      spots.delete(finger);
      await send("touchEnd", atMs);
    },
  };
};

/** The centre of the element with this test id; throws where it is not on the screen. */
export const middleOf = async (page: Page, testId: string): Promise<Spot> => {
  const box = await page.getByTestId(testId).boundingBox();
  if (!box) throw new Error(`${testId} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
