/** The font sizes of a screen's texts, CSS pixels, by text and element; the smallest, where several are alike. */
export type TextSizes = Readonly<Record<string, number>>;

const tolerancePx = 0.1;

export interface Comparison {
  /** The number of texts that are on the screen both times: a comparison of none proves nothing. */
  readonly compared: number;
  /** Those with a smaller font than before, and both sizes, for people. */
  readonly smaller: readonly string[];
}

/** Compares each text that is on the screen both times. */
export const compareSizes = (before: TextSizes, after: TextSizes): Comparison => {
  const both = Object.keys(after).filter((text) => before[text] !== undefined);
  const smaller = both.filter((text) => Number(after[text]) < Number(before[text]) - tolerancePx);
  return {
    compared: both.length,
    smaller: smaller.map((text) => `${text}: ${before[text]} px, then ${after[text]}`),
  };
};
