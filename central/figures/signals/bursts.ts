import { type DaySeries, sumIn } from "./arrange.ts";
import { falseAlarmsADay, fewestPeers, historyDays } from "./budget.ts";
import type { Finding } from "./flag.ts";
import { firstJudged } from "./share-signal.ts";
import { gammaPoissonTail } from "./statistics/tails.ts";
import type { Visit } from "./visit.ts";

const spanMs = 300_000;

/** The time of the tap, by the clock. */
const tappedAtMs = ({ openedAtMs, tookMs }: Visit): number => openedAtMs + tookMs;

/** The most ratings in any five minutes of a day. */
export const busiestAmong = (sameDay: readonly Visit[]): readonly Visit[] => {
  const rated = sameDay
    .filter(({ rating }) => rating !== null)
    .toSorted((one, other) => tappedAtMs(one) - tappedAtMs(other));
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

/** The ratings of the busiest five minutes of days, and the number of days with any. */
const addUp = (series: DaySeries<number>, from: number, to: number) => ({
  ratings: sumIn(series, from, to, (busiest) => busiest),
  days: sumIn(series, from, to, (busiest) => (busiest > 0 ? 1 : 0)),
});

/**
 * Bursts: the most ratings of a window in any five minutes of a day. Compared with the same number on its own days in
 * the four weeks before (a Poisson count about their mean, to which one typical day of its peers is added), although a
 * day's busiest five minutes vary less from day to day than such counts do. `windows` are all of the office.
 */
export const findBursts = (windows: readonly DaySeries<number>[], day: number): readonly Finding[] => {
  const first = firstJudged(day) - historyDays;
  if (windows.filter((series) => addUp(series, first, day).days > 0).length < fewestPeers) return [];
  const before = windows.map((series) => addUp(series, day - historyDays, day - 1));
  const allDays = before.reduce((sum, { days }) => sum + days, 0);
  const usual = before.reduce((sum, { ratings }) => sum + ratings, 0) / allDays;
  return windows.flatMap(({ place, on }, at): readonly Finding[] => {
    const [{ ratings, days } = { ratings: 0, days: 0 }, busiest = 0] = [before[at], on(day)];
    const mean = { shape: usual + ratings, rate: 1 + days };
    if (allDays === 0 || busiest === 0) return [];
    if (gammaPoissonTail(busiest, mean.shape, mean.rate) > falseAlarmsADay) return [];
    return [
      {
        ...{ signal: "bursts", comparison: "own-history", place, from: day, to: day, readFrom: day },
        measured: busiest,
        bound: boundOf(mean),
        among: (visits) => busiestAmong(visits.visitsOn(day)),
      },
    ];
  });
};
