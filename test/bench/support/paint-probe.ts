import type { Page } from "playwright-core";

export type PointerMoment = "pointerdown" | "pointerup";

/** A paint after a touch; times are those of the page's own clock, milliseconds. */
export interface Sight {
  /** The time stamp of the touch's event. */
  readonly touchedAtMs: number;
  readonly paintedAtMs: number;
  /** The pointer type that the page reports: "mouse" or "touch". */
  readonly pointerType: string;
}

declare global {
  interface Window {
    /** Resolves at the next paint of `selector` after a pointer event of this name. */
    nextSight?: (from: PointerMoment, selector: string) => Promise<Sight>;
  }
}

/**
 * Watches a page from inside, in the same manner for every page: from the time stamp of the pointer's event, through
 * the frame after the awaited element appears, to the first task after that frame.
 */
export const installPaintProbe = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const lastEvents = new Map<string, PointerEvent>();
    let wanted: { from: string; selector: string; resolve: (sight: Sight) => void } | undefined;
    const afterFrame = (task: () => void): void => {
      const channel = new MessageChannel();
      channel.port1.onmessage = task;
      requestAnimationFrame(() => channel.port2.postMessage(null));
    };
    const notice = (): void => {
      const touch = wanted && lastEvents.get(wanted.from);
      if (!wanted || !touch || document.querySelector(wanted.selector) === null) return;
      const { resolve } = wanted;
      const { timeStamp: touchedAtMs, pointerType } = touch;
      wanted = undefined;
      lastEvents.clear();
      afterFrame(() => resolve({ touchedAtMs, pointerType, paintedAtMs: performance.now() }));
    };
    const remember = (event: Event): void => void lastEvents.set(event.type, event as PointerEvent);
    for (const name of ["pointerdown", "pointerup"]) window.addEventListener(name, remember, { capture: true });
    new MutationObserver(notice).observe(document, {
      childList: true,
      subtree: true,
      // The candidates of other letters may be the same words.
      attributeFilter: ["data-letters"],
    });
    window.nextSight = (from, selector) =>
      new Promise((resolve) => {
        wanted = { from, selector, resolve };
      });
  });
