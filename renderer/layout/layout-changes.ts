import { flushSync } from "react-dom";

/**
 * Calls `listener` before the next paint whenever the layout inside `element` may have changed: another size, another
 * preference on <html>, a font that has come. What the listener sets is on the screen in that same paint. Returns the
 * way to stop.
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

/** Whether nothing inside is cut off. Half a pixel of rounding is nothing. */
export const fits = ({ scrollHeight, clientHeight, scrollWidth, clientWidth }: Element): boolean =>
  scrollHeight <= clientHeight + 1 && scrollWidth <= clientWidth + 1;
