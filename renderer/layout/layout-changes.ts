import { flushSync } from "react-dom";

/**
 * Calls `listener` before the next paint whenever the layout inside `element` may have changed: another size, another
 * preference on <html>, a loaded font. Changes by the listener are part of the same paint. Returns a function that stops
 * it.
 */
export const watchLayout = (element: Element, listener: () => void): (() => void) => {
  const renew = (): void => flushSync(listener);
  let { clientWidth, clientHeight } = element;
  const sizes = new ResizeObserver(() => {
    if (element.clientWidth === clientWidth && element.clientHeight === clientHeight) return;
    ({ clientWidth, clientHeight } = element);
    renew();
  });
  const preferences = new MutationObserver(renew);
  sizes.observe(element);
  preferences.observe(document.documentElement, { attributes: true });
  document.fonts.addEventListener("loadingdone", renew);
  return () => {
    sizes.disconnect();
    preferences.disconnect();
    document.fonts.removeEventListener("loadingdone", renew);
  };
};

/** Whether no content is cut off. Half a pixel of rounding is ignored. */
export const fits = ({ scrollHeight, clientHeight, scrollWidth, clientWidth }: Element): boolean =>
  scrollHeight <= clientHeight + 1 && scrollWidth <= clientWidth + 1;
