import type { Locator, Page } from "playwright-core";
import { axeViolations, teachAxe } from "../screens/axe.ts";

/** Waits until nothing moves and no colour changes any more. */
const settle = (page: Page) =>
  page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    // One that is cut short is over, too.
    return Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)));
  });

/** Chooses an option of a select by its text; one that still moves would not be chosen. */
export const chooseOption = async (page: Page, field: string, option: string): Promise<void> => {
  await page.getByRole("combobox", { name: field }).click();
  const shown = page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option");
  const wanted = shown.filter({ hasText: option });
  await wanted.waitFor();
  await settle(page);
  await wanted.click();
};

/** The violations that axe finds once no colour changes any more: a button that becomes usable is pale for a moment. */
export const settledViolations = async (page: Page): Promise<readonly string[]> => {
  // Before, and not in between: on a busy machine a button becomes usable while axe is read.
  await teachAxe(page);
  await settle(page);
  return axeViolations(page);
};

/**
 * The violations that axe finds in a page without JavaScript: in a copy of it that has JavaScript, because axe waits for
 * timers. The copy has no address, so that nothing is sent or loaded.
 */
export const copiedViolations = async (page: Page): Promise<readonly string[]> => {
  const browser = page.context().browser();
  if (!browser) throw new Error("the page has no browser");
  const context = await browser.newContext({ viewport: page.viewportSize() });
  const copy = await context.newPage();
  await copy.setContent(await page.content());
  const violations = await settledViolations(copy);
  await context.close();
  return violations;
};

/**
 * The open menu, once it stands still for 0.3 s: on a busy machine it is drawn before it is put below its button. An item
 * that moves between press and release of the mouse is not chosen.
 */
export const settledMenu = async (page: Page): Promise<Locator> => {
  const menu = page.locator(".ant-dropdown:not(.ant-dropdown-hidden)");
  await menu.evaluate(async (element) => {
    let [place, since] = ["", performance.now()];
    while (performance.now() - since < 300) {
      await new Promise(requestAnimationFrame);
      const { x, y, width, height } = element.getBoundingClientRect();
      const now = [x, y, width, height].join(" ");
      if (now !== place) [place, since] = [now, performance.now()];
    }
  });
  return menu;
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
