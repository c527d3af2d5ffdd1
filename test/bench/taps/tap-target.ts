import type { Page } from "playwright-core";
import type { Spot } from "../../support/window/touch.ts";
import { askKiosk } from "../support/ask-kiosk.ts";
import { spotOf } from "../support/gestures.ts";

/** A window that can be tapped again and again. */
export interface TapTarget {
  readonly page: Page;
  /** Puts something to tap on the screen, and says where. */
  readonly prepareTap: () => Promise<Spot>;
}

/**
 * Levels that ask for no reason: whoever gave one may leave. In turn, because a tap soon after another on the same place
 * is taken for the second half of a double tap.
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
