import type { Page } from "playwright-core";

declare global {
  interface Window {
    /** Resolves at the next thanks: milliseconds since the pointer went down. */
    nextThanksMs?: () => Promise<number>;
  }
}

/**
 * Watches a page from inside, the same in every page: from the time stamp of the pointer's event, through the frame
 * that follows the appearance of the thanks, to the first task after that frame.
 */
export const installTapProbe = (page: Page): Promise<void> =>
  page.evaluate(() => {
    let downAtMs: number | undefined;
    let resolveNext: (thanksMs: number) => void = () => undefined;
    const afterFrame = (task: () => void): void => {
      const channel = new MessageChannel();
      channel.port1.onmessage = task;
      requestAnimationFrame(() => channel.port2.postMessage(null));
    };
    const noticeThanks = (): void => {
      if (downAtMs === undefined || document.querySelector("[data-testid=thanks]") === null) return;
      const startMs = downAtMs;
      downAtMs = undefined;
      afterFrame(() => resolveNext(performance.now() - startMs));
    };
    const noticeDown = ({ timeStamp }: Event): void => {
      downAtMs = timeStamp;
    };
    window.addEventListener("pointerdown", noticeDown, { capture: true });
    new MutationObserver(noticeThanks).observe(document, { childList: true, subtree: true });
    window.nextThanksMs = () => new Promise((resolve) => (resolveNext = resolve));
  });

/** Taps where the pointer is, with real input events; milliseconds until the thanks are painted. */
export const tapToThanksMs = async (page: Page): Promise<number> => {
  const thanksMs = page.evaluate(() => window.nextThanksMs?.());
  await page.mouse.down();
  await page.mouse.up();
  const measuredMs = await thanksMs;
  if (measuredMs === undefined) throw new Error("the page lost its probe");
  return measuredMs;
};
