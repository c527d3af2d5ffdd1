import { widthInEms } from "./text-width.ts";

const phraseMaxEms = 10;

/** Whether a text reads best broken only after its commas: 一张笑脸相迎，／一杯热水相待. */
export const isPhrased = (text: string): boolean =>
  text.split(/(?<=[，、；。！])/).every((phrase) => widthInEms(phrase) <= phraseMaxEms);
