import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { kioskApplication, type Surroundings } from "../support/applications.ts";
import { askKiosk } from "../support/ask-kiosk.ts";
import { assertRatingsArrive, type BenchCentre } from "../support/bench-centre.ts";
import { openWindow } from "../support/open-window.ts";
import type { Repetitions } from "../support/options.ts";
import { measurePrompts, type PromptTimes } from "./measure-prompts.ts";
import { measureTyping } from "./measure-typing.ts";
import { measureWakings } from "./measure-wakings.ts";

export interface ScreenTimes extends PromptTimes {
  readonly idleToBadgeMs: readonly number[];
  readonly keyToCandidatesMs: readonly number[];
}

/** Measures the kiosk alone, with staff on duty: how soon its screens follow the finger. */
export const measureScreens = async (
  surroundings: Surroundings,
  centre: BenchCentre,
  { prompts, keys, wakings }: Repetitions,
): Promise<ScreenTimes> => {
  const ratingsBefore = await centre.ratingCount();
  const idleAfterMs = await centre.shortenIdling();
  const { page, close } = await openWindow(kioskApplication(surroundings));
  await page.getByTestId("badge-name").waitFor();
  await untilIdlingIs(page, idleAfterMs);
  const promptTimes = await measurePrompts(page, prompts);
  const keyToCandidatesMs = await measureTyping(page, keys);
  const idleToBadgeMs = await measureWakings(page, idleAfterMs, wakings);
  await assertRatingsArrive(centre, ratingsBefore + 1 + prompts);
  await close();
  return { ...promptTimes, idleToBadgeMs, keyToCandidatesMs };
};

const configurationLimitMs = 20_000;

/** A configuration that arrives while prompts are measured would distort the figures. */
const untilIdlingIs = async (page: Page, idleAfterMs: number): Promise<void> => {
  for (let waitedMs = 0; waitedMs < configurationLimitMs; waitedMs += 200) {
    const view = await askKiosk(page, "currentView");
    if (view.screen === "ready" && view.attract?.afterMs === idleAfterMs) return;
    await wait(200);
  }
  throw new Error("the kiosk did not take over how long it rests");
};
