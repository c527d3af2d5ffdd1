import { dayText, type Series, sumsOf } from "./arrange.ts";
import { falseAlarmsADay, fewestPeers, historyDays } from "./budget.ts";
import { type Flag, ratingsOf } from "./flag.ts";
import type { JudgedRange } from "./share-signal.ts";
import { soleStaff } from "./sole-staff.ts";
import { gammaPoissonTail } from "./statistics/tails.ts";
import type { Visit } from "./visit.ts";

const spanMs = 300_000;

/** The time of the tap, by the clock. */
const tappedAtMs = ({ openedAtMs, tookMs }: Visit): number => openedAtMs + tookMs;

/** The most ratings in any five minutes of a day. */
const busiestOn = (series: Series, day: number): readonly Visit[] => {
  const rated = series.visitsOn(day).toSorted((one, other) => tappedAtMs(one) - tappedAtMs(other));
  let [from, best] = [0, { from: 0, to: 0 }];
  for (const [at, visit] of rated.entries()) {
    while (tappedAtMs(visit) - tappedAtMs(rated[from] as Visit) >= spanMs) from += 1;
    if (at + 1 - from > best.to - best.from) best = { from, to: at + 1 };
  }
  return rated.slice(best.from, best.to);
};

/** A Gamma distribution of the mean, after the counts of so many days. */
interface Rate {
  readonly shape: number;
  readonly rate: number;
}

const boundOf = ({ shape, rate }: Rate): number => {
  let count = Math.floor(shape / rate);
  while (gammaPoissonTail(count + 1, shape, rate) > falseAlarmsADay) count += 1;
  return count;
};

/**
 * Bursts: the most ratings of a window in any five minutes of a day. Compared with the same number on its own days in
 * the four weeks before (a Poisson count about their mean, to which one typical day of its peers is added), although a
 * day's busiest five minutes vary less from day to day than such counts do.
 * `ratedVisits` are those of each window that have a rating.
 */
export const burstFlags = (ratedVisits: readonly Series[], { first, from, to }: JudgedRange): readonly Flag[] => {
  if (ratedVisits.length < fewestPeers) return [];
  const busiest = ratedVisits.map((series) => {
    const onDay = new Map<number, readonly Visit[]>();
    for (let day = first; day <= to; day += 1) onDay.set(day, busiestOn(series, day));
    const countOn = (day: number): number => onDay.get(day)?.length ?? 0;
    const counted = sumsOf(first, to, countOn);
    const days = sumsOf(first, to, (day) => (countOn(day) > 0 ? 1 : 0));
    return { series, visitsOn: (day: number) => onDay.get(day) ?? [], counted, days };
  });
  const flags: Flag[] = [];
  for (let day = from; day <= to; day += 1) {
    const before = [day - historyDays, day - 1] as const;
    const allDays = busiest.reduce((sum, { days }) => sum + days(...before), 0);
    const usual = busiest.reduce((sum, { counted }) => sum + counted(...before), 0) / allDays;
    for (const { series, visitsOn, counted, days } of busiest) {
      const mean = { shape: usual + counted(...before), rate: 1 + days(...before) };
      const visits = visitsOn(day);
      const [some] = visits;
      if (allDays === 0 || !some || gammaPoissonTail(visits.length, mean.shape, mean.rate) > falseAlarmsADay) continue;
      flags.push({
        signal: "bursts",
        comparison: "own-history",
        unitCode: some.unitCode,
        windowNumber: some.windowNumber,
        staffNumber: soleStaff(visits, series.visitsOn(day)),
        from: dayText(day),
        to: dayText(day),
        measured: visits.length,
        bound: boundOf(mean),
        ratings: ratingsOf(visits),
      });
    }
  }
  return flags;
};
