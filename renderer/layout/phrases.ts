import { widthInEms } from "./text-width.ts";

/** Half a row: two cards stand beside each other. */
const shortPhraseEms = 10;

/** Less than the narrowest column of text that there is. */
export const longPhraseEms = 14;

/** Whether a text reads best broken only after its commas: 一张笑脸相迎，／一杯热水相待. */
export const isPhrased = (text: string, longestEms = shortPhraseEms): boolean =>
  text.split(/(?<=[，、；。！])/).every((phrase) => widthInEms(phrase) <= longestEms);
