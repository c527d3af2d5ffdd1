import { tolerancePx } from "./box.ts";
import { type Finding, finding, nameOf, rounded } from "./finding.ts";
import { isPainted, scopeNow } from "./visible.ts";

const canScroll = (overflow: string): boolean => overflow === "auto" || overflow === "scroll";

const scrollsIn = (element: Element): readonly Finding[] => {
  const { overflowX, overflowY } = getComputedStyle(element);
  const across = canScroll(overflowX) ? element.scrollWidth - element.clientWidth : 0;
  const down = canScroll(overflowY) ? element.scrollHeight - element.clientHeight : 0;
  if (Math.max(across, down) <= tolerancePx || !isPainted(element)) return [];
  return [finding("scrolls", `${nameOf(element)} scrolls ${rounded(across)} px across and ${rounded(down)} px down`)];
};

/** A page, or a part of it, that would have to be scrolled. */
export const scrollingParts = (): readonly Finding[] => {
  const page = document.documentElement;
  const across = page.scrollWidth - innerWidth;
  const down = page.scrollHeight - innerHeight;
  const ofPage = [across, down].some((pixels) => pixels > tolerancePx)
    ? [finding("scrolls", `the page is ${across} px too wide and ${down} px too high`)]
    : [];
  // Text being written may be longer than its field: the end with the caret is visible.
  const parts = [...scopeNow().querySelectorAll("*:not(textarea)")];
  return [...ofPage, ...parts.flatMap(scrollsIn)];
};
