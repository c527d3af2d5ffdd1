import type { Page } from "playwright-core";
import type { Spot } from "../../support/window/touch.ts";
import { askKiosk } from "../support/ask-kiosk.ts";
import { spotOf } from "../support/gestures.ts";

/** A window that can be tapped repeatedly. */
export interface TapTarget {
  readonly page: Page;
  /** Shows something to tap, and returns its place. */
  readonly prepareTap: () => Promise<Spot>;
}

/**
 * Levels that ask for no reason: after one of them the citizen may leave. Used in turn, because a second tap soon
 * after the first at the same place counts as the second half of a double tap.
 */
const tappedLevels = [5, 4, 3] as const;

export const kioskTarget = (page: Page): TapTarget => {
  let turn = 0;
  return {
    page,
    prepareTap: async () => {
      // From the reasons to the thanks, which the next citizen may cut short.
      if ((await askKiosk(page, "currentView")).screen === "reasons") await askKiosk(page, "leave");
      await askKiosk(page, "openPrompt");
      const level = tappedLevels[turn % tappedLevels.length];
      turn += 1;
      return spotOf(page, `level-${level}`);
    },
  };
};

export const bareTarget = (page: Page): TapTarget => ({
  page,
  prepareTap: async () => {
    await page.evaluate(() => (window as unknown as { readonly openPrompt: () => void }).openPrompt());
    return spotOf(page, "tap");
  },
});
