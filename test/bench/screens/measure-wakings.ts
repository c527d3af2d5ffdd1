import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { briskContactMs, elapsedMs, fingerTap, spotOf, tapAndSee } from "../support/gestures.ts";

/** The badge with nothing over it. */
const badgeAlone = "body:not(:has([data-testid=attract])) [data-testid=badge]";

/** From a finger touching the attract loop to the painted badge, each time after the rest that starts the loop. */
export const measureWakings = async (page: Page, idleAfterMs: number, wakings: number): Promise<readonly number[]> => {
  const finger = await fingerTap(briskContactMs, "pointerdown")(page);
  const times: number[] = [];
  for (let waking = 0; waking < wakings; waking += 1) {
    await page.getByTestId("attract").waitFor({ timeout: 2 * idleAfterMs + 10_000 });
    await wait(300 + Math.random() * 300);
    times.push(elapsedMs(await tapAndSee(finger, await spotOf(page, "attract"), badgeAlone)));
  }
  return times;
};
