import type { Figures, Rate } from "../../../contract/office/figures/figures.ts";
import { formatCount, formatRate } from "../format/text.ts";
import { fill, type Words } from "../words/words.ts";

/** "92.3%". */
export const rateText = ({ value }: Rate): string => formatRate(value);

/** "25/30": the counts of a rate, which do not break on a telephone; empty without a denominator. */
export const countsText = ({ numerator, denominator }: Rate): string =>
  denominator === 0 ? "" : `${formatCount(numerator)}/${formatCount(denominator)}`;

/** How many walk-ups the rate leaves out: they are told of no person alone. Empty where there are none. */
export const walkUpsLeftOutText = (words: Words, { walkUpFavourableRate: rate, walkUpRatings }: Figures): string => {
  const leftOut = rate === null ? 0 : walkUpRatings - rate.denominator;
  return leftOut === 0
    ? ""
    : fill(words.walkUpsLeftOut, { all: formatCount(walkUpRatings), count: formatCount(leftOut) });
};

/** The rate of walk-ups, or the words for too few of them. */
export const walkUpRateText = (words: Words, { walkUpFavourableRate: rate, walkUpRatings }: Figures): string => {
  if (rate !== null) return rateText(rate);
  return walkUpRatings === 0 ? "—" : words.tooFewWalkUps;
};
