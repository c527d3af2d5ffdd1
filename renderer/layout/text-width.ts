import { phrasesOf } from "./phrases.ts";

const thinEms = 0.32;
const usualEms = 0.58;
const broadEms = 0.7;

/** The alphabets come before the first Chinese radical. */
const lastOfAlphabets = "\u2e7f";

const characterEms = (character: string): number => {
  if (character > lastOfAlphabets || character === "·") return 1;
  if (/[fijlrt \u00a0.,:;'|!()-]/.test(character)) return thinEms;
  return /[A-Zmw@%]/.test(character) ? broadEms : usualEms;
};

/** The approximate width of a text in ems: a Chinese character is one, a Latin letter a little more than half. */
export const widthInEms = (text: string): number =>
  [...text].reduce((sum, character) => sum + characterEms(character), 0);

/** The text cut to at most that width, with … for the rest. */
export const shortened = (text: string, mostEms: number): string => {
  if (widthInEms(text) <= mostEms) return text;
  let room = mostEms - 1;
  const kept = [...text].filter((character) => {
    room -= room < 0 ? 0 : characterEms(character);
    return room >= 0;
  });
  return `${kept.join("")}…`;
};

/** The pieces between which a name or a word may break: at spaces, and after the dot in a transcribed name. */
export const breakablePieces = (text: string): readonly string[] =>
  text.split(/(?<=[·•・])|\s+/).filter((piece) => piece !== "");

/** The widest piece, in ems: it decides how large the text can be without being cut. */
export const widestPieceInEms = (text: string): number => Math.max(1, ...breakablePieces(text).map(widthInEms));

/** Half a row: two cards are side by side. */
export const shortPhraseEms = 10;

/** Less than the narrowest column of text. */
export const longPhraseEms = 14;

/** Whether a text reads best with breaks only after its commas: 一张笑脸相迎，／一杯热水相待. */
export const isPhrased = (text: string, longestEms: number): boolean =>
  text.split(/(?<=[，、；。！])/).every((phrase) => widthInEms(phrase) <= longestEms);

/** Latin letters differ from their estimated widths, whole words by no more than this part. */
const surelyFilled = 0.95;

/** A text as its lines are counted, at any width. */
export interface MeasuredText {
  readonly hasAlphabet: boolean;
  /** The phrases between which a line may break, in ems; `atEndEms` is without a space, which takes no room at a line's end. */
  readonly phrases: readonly { readonly ems: number; readonly atEndEms: number }[];
}

/** Measures a text as `PhrasedText` sets it, once, so that its lines can be counted at many widths. */
export const measured = (text: string): MeasuredText => ({
  hasAlphabet: [...text].some((character) => character <= lastOfAlphabets),
  phrases: phrasesOf(text).map((phrase) => ({ ems: widthInEms(phrase), atEndEms: widthInEms(phrase.trimEnd()) })),
});

/** The number of lines of a text where a line is `lineEms` wide. */
export const linesOf = ({ hasAlphabet, phrases }: MeasuredText, lineEms: number): number => {
  const room = hasAlphabet ? surelyFilled * lineEms : lineEms;
  let lines = 1;
  let filled = 0;
  for (const { ems, atEndEms } of phrases) {
    if (filled > 0 && filled + atEndEms > room) {
      lines += 1;
      filled = 0;
    }
    filled += ems;
    // A phrase wider than a line breaks inside.
    if (atEndEms > room) {
      lines += Math.ceil(atEndEms / room) - 1;
      filled = room;
    }
  }
  return lines;
};
