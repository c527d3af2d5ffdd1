import type { Page } from "playwright-core";

const level = "level-4";

/**
 * Runs in the page: asks and taps for ever, as fast as the levels take touches, and tells of each rating once the thanks
 * for it are on the screen. Whatever is refused is asked again.
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

/** Taps until the page is gone; `onThanks` gets the prompt of each rating that somebody was thanked for. */
export const tapUntilKilled = async (page: Page, onThanks: (promptId: string) => void): Promise<void> => {
  await page.exposeFunction("thanked", onThanks);
  // It ends with its page, in the middle of whatever it does: that is what it is for.
  page.evaluate(tapOn).catch(() => undefined);
};
