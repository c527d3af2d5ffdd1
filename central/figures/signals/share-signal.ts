import type { Signal } from "../../../contract/office/figures/signals.ts";
import { dayText, type Series, sumsOf } from "./arrange.ts";
import { falseAlarmsADay, historyDays, judgedDays } from "./budget.ts";
import { type Flag, ratingsOf } from "./flag.ts";
import { type Reference, referencesOf, type WindowCounts } from "./references.ts";
import { soleStaff } from "./sole-staff.ts";
import type { Counts } from "./statistics/counts.ts";
import { type Beta, betaBinomialTail } from "./statistics/tails.ts";
import type { Visit } from "./visit.ts";

/** A signal that is a share of a window's visits. Both functions also receive all visits of the same day. */
export interface ShareSignal {
  readonly signal: Signal;
  readonly isTrial: (visit: Visit, sameDay: readonly Visit[]) => boolean;
  /** Called for trials only. */
  readonly isHit: (visit: Visit, sameDay: readonly Visit[]) => boolean;
  /** Honest windows have almost no hits. */
  readonly isRare?: boolean;
}

/** The days with visits, and the judged ones, all as numbers and inclusive. */
export interface JudgedRange {
  readonly first: number;
  readonly from: number;
  readonly to: number;
}

export const firstJudged = (day: number): number => day - judgedDays + 1;

const trialsOn = (series: Series, { isTrial }: ShareSignal, day: number): readonly Visit[] =>
  series.visitsOn(day).filter((visit, _, sameDay) => isTrial(visit, sameDay));

const hitsAmong = (trials: readonly Visit[], series: Series, { isHit }: ShareSignal, day: number): readonly Visit[] =>
  trials.filter((visit) => isHit(visit, series.visitsOn(day)));

export const hitsOn = (series: Series, share: ShareSignal, day: number): readonly Visit[] =>
  hitsAmong(trialsOn(series, share, day), series, share, day);

/** The counts of a window up to a day: four weeks of history in parts of some days, and the seven judged days. */
export const countsUpTo = (series: Series, share: ShareSignal, { first, to }: JudgedRange, partDays = 7) => {
  const days = Array.from({ length: to - first + 1 }, (_, at): Counts => {
    const trials = trialsOn(series, share, first + at);
    return { trials: trials.length, hits: hitsAmong(trials, series, share, first + at).length };
  });
  const trials = sumsOf(first, to, (day) => days[day - first]?.trials ?? 0);
  const hits = sumsOf(first, to, (day) => days[day - first]?.hits ?? 0);
  const within = (from: number, last: number): Counts => ({ hits: hits(from, last), trials: trials(from, last) });
  return (day: number): WindowCounts => {
    const parts = Array.from({ length: historyDays / partDays }, (_, at) => firstJudged(day) - partDays * (at + 1));
    return {
      history: parts.map((start) => within(start, start + partDays - 1)),
      now: within(firstJudged(day), day),
    };
  };
};

/** The greatest share of `trials` that is no flag. */
export const shareBound = (trials: number, mean: Beta, chance: number): number => {
  let hits = Math.floor((trials * mean.a) / (mean.a + mean.b));
  while (hits < trials && betaBinomialTail(hits + 1, trials, mean) > chance) hits += 1;
  return hits / trials;
};

const flagOf = (
  series: Series,
  share: ShareSignal,
  day: number,
  { hits, trials }: Counts,
  { comparison, share: beta }: Reference,
): Flag | undefined => {
  const days = Array.from({ length: judgedDays }, (_, index) => firstJudged(day) + index);
  const visits = days.flatMap((each) => hitsOn(series, share, each));
  const [some] = visits;
  return (
    some && {
      signal: share.signal,
      comparison,
      unitCode: some.unitCode,
      windowNumber: some.windowNumber,
      staffNumber: soleStaff(visits, series.visitsIn(firstJudged(day), day)),
      from: dayText(firstJudged(day)),
      to: dayText(day),
      measured: hits / trials,
      bound: shareBound(trials, beta, falseAlarmsADay / 2),
      ratings: ratingsOf(visits),
    }
  );
};

/**
 * The flags of every judged day with a hit: where a share is higher than chance explains within the budget, by either
 * comparison.
 */
export const shareFlags = (windows: readonly Series[], share: ShareSignal, range: JudgedRange): readonly Flag[] => {
  const counts = windows.map((series) => ({ series, upTo: countsUpTo(series, share, range) }));
  const flags: Flag[] = [];
  for (let day = range.from; day <= range.to; day += 1) {
    const ofDay = counts.map(({ upTo }) => upTo(day));
    const references = referencesOf(ofDay, share);
    for (const [at, { series }] of counts.entries()) {
      if (series.visitsOn(day).length === 0) continue;
      const now = ofDay[at]?.now ?? { hits: 0, trials: 0 };
      const beyond = (references[at] ?? []).find(
        (reference) => now.hits > 0 && betaBinomialTail(now.hits, now.trials, reference.share) <= falseAlarmsADay / 2,
      );
      const flag = beyond && flagOf(series, share, day, now, beyond);
      if (flag) flags.push(flag);
    }
  }
  return flags;
};
