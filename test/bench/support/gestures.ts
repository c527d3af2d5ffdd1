import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { fingersOn, middleOf, type Spot } from "../../support/window/touch.ts";
import type { PointerMoment, Sight } from "./paint-probe.ts";

/** A method to tap a page with real input events. */
export interface Gesture {
  readonly page: Page;
  /** The pointer type that the page must report; with another one, something else was measured. */
  readonly pointerType: "mouse" | "touch";
  /** The event from which the time is measured. */
  readonly from: PointerMoment;
  /** Moves the pointer there before the tap, where there is a pointer. */
  readonly approach: (spot: Spot) => Promise<void>;
  readonly tap: (spot: Spot) => Promise<void>;
}

export type GestureOn = (page: Page) => Promise<Gesture>;

/** Down and up at once: time is measured from down. */
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
 * A brisk tap. A second finger within 50 ms makes a touch a mash; a finger rests on the glass for longer than that,
 * so the kiosk may count it as soon as it is lifted. Most fingers rest longer than this.
 */
export const briskContactMs = 80;

/** One finger that rests for `contactMs` at one place. */
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
        // Not awaited before the contact is over: the page's answer would prolong a contact of a few milliseconds.
        const down = fingers.down(1, spot);
        await wait(contactMs);
        await Promise.all([down, fingers.up(1)]);
      },
    };
  };

const sightLimitMs = 10_000;

/**
 * Taps and waits until `selector` is painted. Throws where it is not, or where the page reports another pointer type.
 */
export const tapAndSee = async ({ page, pointerType, from, tap }: Gesture, spot: Spot, selector: string) => {
  const seen = nextSight(page, from, selector);
  // A page handles input before a call that is sent earlier, and would not watch for the effect of this tap.
  const watching = page.evaluate("0");
  const [sight] = await Promise.all([seen, watching.then(() => tap(spot))]);
  if (sight.pointerType !== pointerType) throw new Error(`the page took a ${pointerType} for a ${sight.pointerType}`);
  return sight;
};

/** The next paint of `selector` after a pointer event. Throws where it does not appear within the limit. */
export const nextSight = async (page: Page, from: PointerMoment, selector: string): Promise<Sight> => {
  const seen = page.evaluate(([from, selector]) => window.nextSight?.(from, selector), [from, selector] as const);
  const sight = await Promise.race([seen, wait(sightLimitMs, undefined, { ref: false })]);
  if (sight === undefined) throw new Error(`${selector} was not seen after ${from}`);
  return sight;
};

/** From the touch to the paint, milliseconds. */
export const elapsedMs = ({ touchedAtMs, paintedAtMs }: Sight): number => paintedAtMs - touchedAtMs;

/** Checked in every frame: a locator's own retries are up to half a second apart. */
export const untilItTakesTouches = (page: Page, testId: string): Promise<unknown> =>
  page.waitForFunction(
    (selector) => document.querySelector(selector) !== null,
    `[data-testid=${testId}]:not(:disabled)`,
    { polling: "raf" },
  );

/** The centre of the element with this test id, as soon as it exists and accepts touches. */
export const spotOf = async (page: Page, testId: string): Promise<Spot> => {
  await untilItTakesTouches(page, testId);
  return middleOf(page, testId);
};
