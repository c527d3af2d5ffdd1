import { dayText, type Series } from "./arrange.ts";
import { falseAlarmsADay } from "./budget.ts";
import { type Flag, ratingsOf } from "./flag.ts";
import { type Reference, referencesOf } from "./references.ts";
import { countsUpTo, firstJudged, type JudgedRange, type ShareSignal } from "./share-signal.ts";
import { soleStaff } from "./sole-staff.ts";
import { allHits, type Beta } from "./statistics/tails.ts";
import type { Visit } from "./visit.ts";

/** 好评 only: no clerk lowers his own ratings, and a bad day is no fraud. */
const levels = [5, 4, 3] as const;

/** Three levels, two comparisons. */
const chance = falseAlarmsADay / levels.length / 2;

const levelSignal = (level: number): ShareSignal => ({
  signal: "same-level-runs",
  isTrial: () => true,
  isHit: ({ rating }) => rating?.level === level,
});

/** The longest run of `level` that reaches into the last of these days. */
const longestRun = (visits: readonly Visit[], level: number, day: string): readonly Visit[] => {
  let [from, longest] = [0, { from: 0, to: 0 }];
  for (const [at, visit] of visits.entries()) {
    if (visit.rating?.level !== level) from = at + 1;
    else if (visit.day === day && at + 1 - from > longest.to - longest.from) longest = { from, to: at + 1 };
  }
  return visits.slice(longest.from, longest.to);
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

/**
 * Runs of the same level, of 5, 4 or 3, in the seven days up to each judged one: how many ratings in a row. Where
 * nineteen of twenty citizens tap 5 a run of sixty is normal: a run is compared with the share of its level among peers
 * and in the window's own weeks before. `ratedVisits` are those of each window that have a rating.
 */
export const runFlags = (ratedVisits: readonly Series[], range: JudgedRange): readonly Flag[] =>
  levels.flatMap((level) => {
    const counts = ratedVisits.map((series) => countsUpTo(series, levelSignal(level), range, 1));
    const flags: Flag[] = [];
    for (let day = range.from; day <= range.to; day += 1) {
      const references = referencesOf(counts.map((upTo) => upTo(day)));
      for (const [at, series] of ratedVisits.entries()) {
        const flag = runFlag(series, level, day, references[at] ?? []);
        if (flag) flags.push(flag);
      }
    }
    return flags;
  });

const runFlag = (series: Series, level: number, day: number, references: readonly Reference[]): Flag | undefined => {
  const rated = series.visitsIn(firstJudged(day), day);
  const run = longestRun(rated, level, dayText(day));
  const [some] = run;
  const beyond = references.find(({ share }) => some && chanceOf(run.length, rated.length, share) <= chance);
  return (
    some &&
    beyond && {
      signal: "same-level-runs",
      comparison: beyond.comparison,
      unitCode: some.unitCode,
      windowNumber: some.windowNumber,
      staffNumber: soleStaff(run, rated),
      from: some.day,
      to: dayText(day),
      measured: run.length,
      bound: boundOf(rated.length, beyond.share),
      ratings: ratingsOf(run),
    }
  );
};
