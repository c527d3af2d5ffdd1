import type { Page } from "playwright-core";
import { axeViolations, teachAxe } from "../screens/axe.ts";

/** The violations that axe finds once no colour changes any more: a button that becomes usable is pale for a moment. */
export const settledViolations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    // One that is cut short is over, too.
    return Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)));
  });
  await teachAxe(page);
  return axeViolations(page);
};

/** How far the page scrolls sideways, pixels. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** The page in this language, this wide. */
export const showAs = async (page: Page, language: string, width: number): Promise<void> => {
  await page.evaluate((given) => window.localStorage.setItem("counterstar.office-language", given), language);
  await page.setViewportSize({ width, height: 900 });
  await page.reload();
};
