import type { TextSizes } from "../smaller-texts.ts";
import { nameOf } from "./finding.ts";
import { shownTexts } from "./text-boxes.ts";

/** The sizes of every text on the screen now, except in the elements that `except` selects. */
export const textSizes = (except: string): TextSizes => {
  const sizes: Record<string, number> = {};
  for (const { text, element, style } of shownTexts()) {
    if (element.closest(except) !== null) continue;
    const name = `“${text.replaceAll(/\s+/g, " ").trim()}” in ${nameOf(element)}`;
    sizes[name] = Math.min(sizes[name] ?? Infinity, Number.parseFloat(style.fontSize));
  }
  return sizes;
};
