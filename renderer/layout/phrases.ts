import { widthInEms } from "./text-width.ts";

/** Half a row: two cards are side by side. */
const shortPhraseEms = 10;

/** Less than the narrowest column of text. */
export const longPhraseEms = 14;

/** Whether a text reads best with breaks only after its commas: 一张笑脸相迎，／一杯热水相待. */
export const isPhrased = (text: string, longestEms = shortPhraseEms): boolean =>
  text.split(/(?<=[，、；。！])/).every((phrase) => widthInEms(phrase) <= longestEms);
