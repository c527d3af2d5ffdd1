import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { fingersOn, middleOf, type Spot } from "../../support/window/touch.ts";
import type { PointerMoment, Sight } from "./paint-probe.ts";

/** One way to tap a page, by real input events. */
export interface Gesture {
  readonly page: Page;
  /** What the page has to take it for; another answer, and something else was measured. */
  readonly pointerType: "mouse" | "touch";
  /** The event from which the time counts. */
  readonly from: PointerMoment;
  /** Before the tap: where there is a pointer, it moves there. */
  readonly approach: (spot: Spot) => Promise<void>;
  readonly tap: (spot: Spot) => Promise<void>;
}

export type GestureOn = (page: Page) => Promise<Gesture>;

/** Down and up at once: the time counts from down. */
export const mouseTap: GestureOn = async (page) => ({
  page,
  pointerType: "mouse",
  from: "pointerdown",
  approach: ({ x, y }) => page.mouse.move(x, y),
  tap: async () => {
    await page.mouse.down();
    await page.mouse.up();
  },
});

/**
 * A brisk tap. A finger rests on the glass for longer than the 50 ms within which another one could still make its touch
 * a mash, so the kiosk may count it as soon as it is lifted; most rest longer than this.
 */
export const briskContactMs = 80;

/** One finger that rests for `contactMs` on one place. */
export const fingerTap =
  (contactMs: number, from: PointerMoment): GestureOn =>
  async (page) => {
    const fingers = await fingersOn(page);
    return {
      page,
      pointerType: "touch",
      from,
      approach: async () => undefined,
      tap: async (spot) => {
        // Not awaited before the contact is over: the page's answer to it would prolong a contact of a few milliseconds.
        const down = fingers.down(1, spot);
        await wait(contactMs);
        await Promise.all([down, fingers.up(1)]);
      },
    };
  };

const sightLimitMs = 10_000;

/** Taps and waits until `selector` is painted. Throws where it is not, or the page took the pointer for another. */
export const tapAndSee = async ({ page, pointerType, from, tap }: Gesture, spot: Spot, selector: string) => {
  const [sight] = await Promise.all([nextSight(page, from, selector), tap(spot)]);
  if (sight.pointerType !== pointerType) throw new Error(`the page took a ${pointerType} for a ${sight.pointerType}`);
  return sight;
};

/** The next paint of `selector` after a pointer event. Throws where nothing of it is seen for long. */
export const nextSight = async (page: Page, from: PointerMoment, selector: string): Promise<Sight> => {
  const seen = page.evaluate(([from, selector]) => window.nextSight?.(from, selector), [from, selector] as const);
  const sight = await Promise.race([seen, wait(sightLimitMs, undefined, { ref: false })]);
  if (sight === undefined) throw new Error(`${selector} was not seen after ${from}`);
  return sight;
};

/** From the touch to the paint, milliseconds. */
export const elapsedMs = ({ touchedAtMs, paintedAtMs }: Sight): number => paintedAtMs - touchedAtMs;

/** Asked in every frame: a locator asks again after half a second at last. */
export const untilItTakesTouches = (page: Page, testId: string): Promise<unknown> =>
  page.waitForFunction(
    (selector) => document.querySelector(selector) !== null,
    `[data-testid=${testId}]:not(:disabled)`,
    { polling: "raf" },
  );

/** The middle of what has this test id, as soon as it is there and takes a touch. */
export const spotOf = async (page: Page, testId: string): Promise<Spot> => {
  await untilItTakesTouches(page, testId);
  return middleOf(page, testId);
};
