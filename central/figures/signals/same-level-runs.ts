import type { DaySeries, Series } from "./arrange.ts";
import { falseAlarmsADay } from "./budget.ts";
import type { Finding, Judge } from "./flag.ts";
import { type Reference, referencesOf } from "./references.ts";
import { countsUpTo, firstJudged } from "./share-signal.ts";
import { allHits, type Beta } from "./statistics/tails.ts";
import type { Visit } from "./visit.ts";

/** 好评 only: no clerk lowers his own ratings, and a bad day is no fraud. */
const levels = [5, 4, 3] as const;

/** Three levels, two comparisons. */
const chance = falseAlarmsADay / levels.length / 2;

/** The levels of the ratings of one day in the order of the clock, a digit each. */
export const levelsAmong = (sameDay: readonly Visit[]): string =>
  sameDay.map(({ rating }) => rating?.level ?? "").join("");

/** Where a run begins among the ratings of some days, and how long it is. */
interface Run {
  readonly from: number;
  readonly length: number;
}

/** Called two million times a day in a city. */
const countOf = (digits: string, level: number): number => {
  const code = String(level).charCodeAt(0);
  let count = 0;
  for (let at = 0; at < digits.length; at += 1) if (digits.charCodeAt(at) === code) count += 1;
  return count;
};

/** The longest run of `level` that reaches into the last day, of which `ofLastDay` ratings are. */
const longestRun = (digits: string, level: number, ofLastDay: number): Run => {
  let [from, longest] = [0, { from: 0, length: 0 }];
  for (let at = 0; at < digits.length; at += 1) {
    if (digits[at] !== String(level)) from = at + 1;
    else if (at >= digits.length - ofLastDay && at + 1 - from > longest.length)
      longest = { from, length: at + 1 - from };
  }
  return longest;
};

/** The probability of a run at least so long among `ratings`: one may begin with each of them. */
const chanceOf = (length: number, ratings: number, share: Beta): number => ratings * allHits(length, share);

const boundOf = (ratings: number, share: Beta): number => {
  let [low, high] = [0, ratings];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (chanceOf(middle + 1, ratings, share) > chance) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The day of the rating at this place among those of the days from `first` on. */
const dayOf = ({ on }: DaySeries<string>, first: number, place: number): number => {
  let [day, before] = [first, on(first)?.length ?? 0];
  while (before <= place) {
    day += 1;
    before += on(day)?.length ?? 0;
  }
  return day;
};

const countLevel = ({ place, on }: DaySeries<string>, level: number): DaySeries<{ hits: number; trials: number }> => ({
  place,
  on: (day) => {
    const digits = on(day);
    return digits === undefined ? undefined : { hits: countOf(digits, level), trials: digits.length };
  },
});

const digitsIn = ({ on }: DaySeries<string>, from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, at) => on(from + at) ?? "").join("");

const ratedIn = (visits: Series, from: number, to: number): readonly Visit[] =>
  visits.visitsIn(from, to).filter(({ rating }) => rating !== null);

const findRun = (
  series: DaySeries<string>,
  level: number,
  day: number,
  references: readonly Reference[],
): readonly Finding[] => {
  const first = firstJudged(day);
  const digits = digitsIn(series, first, day);
  const { from, length } = longestRun(digits, level, series.on(day)?.length ?? 0);
  if (length === 0) return [];
  const beyond = references.find(({ share }) => chanceOf(length, digits.length, share) <= chance);
  if (!beyond) return [];
  return [
    {
      ...{ signal: "same-level-runs", comparison: beyond.comparison, place: series.place },
      ...{ from: dayOf(series, first, from), to: day, readFrom: first },
      measured: length,
      bound: boundOf(digits.length, beyond.share),
      among: (visits) => ratedIn(visits, first, day).slice(from, from + length),
    },
  ];
};

const findRunsOf = (windows: readonly DaySeries<string>[], level: number, day: number): readonly Finding[] => {
  const references = referencesOf(windows.map((series) => countsUpTo(countLevel(series, level), day, 1)));
  return windows.flatMap((series, at) => findRun(series, level, day, references[at] ?? []));
};

/**
 * Runs of the same level, of 5, 4 or 3, in the seven days up to the judged one: how many ratings in a row. Where
 * nineteen of twenty citizens tap 5 a run of sixty is normal: a run is compared with the share of its level among peers
 * and in the window's own weeks before. `windows` are all of the office.
 */
export const runJudges = (windows: readonly DaySeries<string>[], day: number): readonly Judge[] =>
  levels.map((level) => () => findRunsOf(windows, level, day));
