import type { Page } from "playwright-core";

const level = "level-4";

/**
 * Runs in the page: opens prompts and taps without end, as fast as the levels accept touches, and reports each rating
 * once its thanks are on the screen. A refused prompt is retried.
 */
const tapOn = `(async () => {
  const seen = (selector) => new Promise((resolve) => {
    const look = () => (document.querySelector(selector) === null ? requestAnimationFrame(look) : resolve());
    look();
  });
  for (;;) {
    const opened = await counterstar.openPrompt();
    if (!opened.ok) {
      await counterstar.leave();
      continue;
    }
    await seen('[data-testid=${level}]:enabled');
    document.querySelector('[data-testid=${level}]').click();
    await seen('[data-testid=thanks]');
    await thanked(opened.value.promptId);
    await counterstar.leave();
    await counterstar.leave();
  }
})()`;

/** Taps until the page is closed; `onThanks` receives the prompt of each rating whose thanks were shown. */
export const tapUntilKilled = async (page: Page, onThanks: (promptId: string) => void): Promise<void> => {
  await page.exposeFunction("thanked", onThanks);
  // It ends with its page, at any point, as intended.
  page.evaluate(tapOn).catch(() => undefined);
};
