import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { openStaffMenu } from "../../support/window/kiosk.ts";
import type { Spot } from "../../support/window/touch.ts";
import { askKiosk } from "../support/ask-kiosk.ts";
import {
  briskContactMs,
  elapsedMs,
  fingerTap,
  type Gesture,
  mouseTap,
  nextSight,
  spotOf,
  tapAndSee,
  untilItTakesTouches,
} from "../support/gestures.ts";
import type { Sight } from "../support/paint-probe.ts";

export interface PromptTimes {
  /** From the press on 邀请评价 to the painted levels. */
  readonly readyToPromptMs: readonly number[];
  /** From that paint to the start of the first touch that counted, including the time for which the levels wait. */
  readonly promptToInteractiveMs: readonly number[];
}

/**
 * At the edge, away from the staff's press: a touch at the same place would count as the second half of a double tap.
 */
const level = "level-5";

/** Opens and answers `prompts` prompts, as staff and a very quick citizen do, after one unmeasured round. */
export const measurePrompts = async (page: Page, prompts: number): Promise<PromptTimes> => {
  const press = await mouseTap(page);
  const finger = await fingerTap(briskContactMs, "pointerdown")(page);
  const spot = await findLevel(finger);
  const readyToPromptMs: number[] = [];
  const promptToInteractiveMs: number[] = [];
  for (let prompt = 0; prompt < prompts; prompt += 1) {
    const prompted = await pressOpenPrompt(press);
    await untilItTakesTouches(page, level);
    const thanked = await touchUntilItCounts(finger, spot);
    readyToPromptMs.push(elapsedMs(prompted));
    promptToInteractiveMs.push(thanked.touchedAtMs - prompted.paintedAtMs);
    await leaveVisit(page);
  }
  return { readyToPromptMs, promptToInteractiveMs };
};

/** One visit that is not measured: a finger that touches at the moment of the paint has no time to find its place. */
const findLevel = async (finger: Gesture): Promise<Spot> => {
  await askKiosk(finger.page, "openPrompt");
  const spot = await spotOf(finger.page, level);
  await touchUntilItCounts(finger, spot);
  await leaveVisit(finger.page);
  return spot;
};

const pressOpenPrompt = async (press: Gesture): Promise<Sight> => {
  await openStaffMenu(press.page);
  // A menu ignores taps for a moment; the measured press is the one that takes effect.
  await press.page.getByTestId("open-prompt").click({ trial: true });
  const button = await spotOf(press.page, "open-prompt");
  await press.approach(button);
  await wait(100 + Math.random() * 100);
  return tapAndSee(press, button, `[data-testid=${level}]`);
};

/** The time after which an ignored touch is noticed and repeated. */
const patienceMs = 500;

/** Includes the driver's own time from the paint to its touch: a few milliseconds. */
const touchUntilItCounts = async ({ page, from, tap }: Gesture, spot: Spot): Promise<Sight> => {
  let thanked: Sight | undefined;
  const thanks = nextSight(page, from, "[data-testid=thanks]");
  while (thanked === undefined) {
    await tap(spot);
    thanked = await Promise.race([thanks, wait(patienceMs, undefined)]);
  }
  return thanked;
};

/** From the reasons to the thanks, from the thanks to the badge. */
const leaveVisit = async (page: Page): Promise<void> => {
  await askKiosk(page, "leave");
  await askKiosk(page, "leave");
  await page.getByTestId("badge-name").waitFor();
};
