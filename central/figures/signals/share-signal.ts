import type { Signal } from "../../../contract/office/figures/signals.ts";
import { type DaySeries, type Series, sumIn } from "./arrange.ts";
import { falseAlarmsADay, historyDays, judgedDays } from "./budget.ts";
import type { Finding } from "./flag.ts";
import { referencesOf, type WindowCounts } from "./references.ts";
import type { Counts } from "./statistics/counts.ts";
import { type Beta, betaBinomialTail } from "./statistics/tails.ts";
import type { Visit } from "./visit.ts";

/** The visits of one day of a window that count as hits, among all that could have been one. */
export interface DayShare {
  readonly trials: number;
  readonly hits: readonly Visit[];
}

/** A signal that is a share of a window's visits. */
export interface ShareSignal {
  readonly signal: Signal;
  /** Receives the visits of a day in the order of the clock. A stuck device sends tens of thousands: linear in them. */
  readonly of: (sameDay: readonly Visit[]) => DayShare;
  /** Honest windows have almost no hits. */
  readonly isRare?: boolean;
}

export const firstJudged = (day: number): number => day - judgedDays + 1;

/** The counts of one day of a window. */
export const countsAmong = (sameDay: readonly Visit[], share: ShareSignal): Counts => {
  const { trials, hits } = share.of(sameDay);
  return { hits: hits.length, trials };
};

export const hitsIn = (series: Series, share: ShareSignal, from: number, to: number): readonly Visit[] =>
  Array.from({ length: to - from + 1 }, (_, at) => share.of(series.visitsOn(from + at)).hits).flat();

const countsIn = (series: DaySeries<Counts>, from: number, to: number): Counts => ({
  hits: sumIn(series, from, to, ({ hits }) => hits),
  trials: sumIn(series, from, to, ({ trials }) => trials),
});

/** The counts of a window up to a day: four weeks of history in parts of some days, and the seven judged days. */
export const countsUpTo = (series: DaySeries<Counts>, day: number, partDays = 7): WindowCounts => {
  const parts = Array.from({ length: historyDays / partDays }, (_, at) => firstJudged(day) - partDays * (at + 1));
  return {
    history: parts.map((start) => countsIn(series, start, start + partDays - 1)),
    now: countsIn(series, firstJudged(day), day),
  };
};

/** The greatest share of `trials` that is no flag. */
export const shareBound = (trials: number, mean: Beta, chance: number): number => {
  let hits = Math.floor((trials * mean.a) / (mean.a + mean.b));
  while (hits < trials && betaBinomialTail(hits + 1, trials, mean) > chance) hits += 1;
  return hits / trials;
};

/**
 * The windows with visits on `day` whose share in the seven days up to it is higher than chance explains within the
 * budget, by either comparison. `windows` are all of the office.
 */
export const findShares = (
  windows: readonly DaySeries<Counts>[],
  share: ShareSignal,
  day: number,
): readonly Finding[] => {
  const counts = windows.map((series) => countsUpTo(series, day));
  const references = referencesOf(counts, share);
  const [from, chance] = [firstJudged(day), falseAlarmsADay / 2];
  return windows.flatMap(({ place, on }, at): readonly Finding[] => {
    const now = counts[at]?.now;
    if (!now || now.hits === 0 || on(day) === undefined) return [];
    const beyond = (references[at] ?? []).find(
      (reference) => betaBinomialTail(now.hits, now.trials, reference.share) <= chance,
    );
    if (!beyond) return [];
    return [
      {
        ...{ signal: share.signal, comparison: beyond.comparison, place, from, to: day, readFrom: from },
        measured: now.hits / now.trials,
        bound: shareBound(now.trials, beyond.share, chance),
        among: (visits) => hitsIn(visits, share, from, day),
      },
    ];
  });
};
