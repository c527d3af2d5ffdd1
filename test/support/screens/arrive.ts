import type { Page } from "playwright-core";
import { usualPlace } from "../../../build/screens/samples/places.ts";
import { type Sample, unhurried, viewOf } from "../../../build/screens/samples/sample.ts";
import { sampleNow, stopWallClock } from "../../../build/screens/samples/sample-clock.ts";
import type { Step } from "../../../build/screens/take-steps.ts";
import type { KioskView, Screen } from "../../../contract/ipc/view.ts";
import type { SampleWindow } from "./sample-window.ts";

const betweenVisits: ReadonlySet<Screen> = new Set(["out-of-service", "no-one-on-duty", "closed", "paused", "ready"]);

const place = usualPlace;
const services = { survey: null };

/**
 * Another screen of the same part of a visit: it closes everything that the previous sample had opened, and the
 * citizen's choices stay.
 */
const screenBetween = (screen: Screen): KioskView => {
  if (!betweenVisits.has(screen)) {
    return screen === "received"
      ? viewOf("opinion", { place, ...unhurried })
      : viewOf("received", { place, what: "opinion" });
  }
  // The samples of the IT panel use neither of the two: its pages must close before their answers are removed.
  return screen === "closed"
    ? viewOf("paused", { place, services, reason: { zh: "午休" }, until: null })
    : viewOf("closed", { place, services, hours: { zh: "周一至周五" }, opensAt: null });
};

const patience = { timeout: 30_000 };

/** Does one step after the other in the page. Throws where an element to be touched never appears. */
export const walk = (page: Page, steps: readonly Step[]): Promise<void> =>
  page.evaluate((given) => window.screenMeasures.takeSteps(given), steps);

/** Brings the page to a sample. Throws where an element to be touched never appears. */
export const arriveAt = async (
  window: SampleWindow,
  { view, at = sampleNow, refusal, answers = {}, unanswered = [], steps = [], shows }: Sample,
): Promise<void> => {
  const { page } = window;
  const between = screenBetween(view.screen);
  await window.push([between], null);
  await page.waitForSelector(`.kiosk[data-screen=${between.screen}]`, patience);
  // Simulates presence: a page without touches for a minute resets the choices.
  await page.evaluate(() => globalThis.dispatchEvent(new KeyboardEvent("keydown", { key: "Shift" })));
  await page.evaluate(stopWallClock, at.getTime());
  await window.push([view], refusal ?? null, { answers, unanswered });
  await page.waitForSelector(`.kiosk[data-screen=${view.screen}]`, patience);
  await walk(page, steps);
  if (shows !== undefined) await page.waitForSelector(shows, patience);
};
