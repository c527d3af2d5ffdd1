import { dayNumber, dayText } from "../../../central/figures/signals/arrange.ts";
import type { Flag } from "../../../central/figures/signals/flag.ts";
import { judgeVisits, neededFor } from "../../../central/figures/signals/judge-visits.ts";
import type { Visit } from "../../../central/figures/signals/visit.ts";
import type { Days } from "../../../contract/office/figures/periods.ts";
import { Signal } from "../../../contract/office/figures/signals.ts";
import { type Fraud, type FraudKind, fraudKinds, frauds } from "./fraud.ts";
import { type CounterDays, drawHall, honestDays } from "./honest-weeks.ts";
import { createRandom, type Random } from "./random.ts";

const monthFrom = "2026-03-02";

const daysFrom = (from: string, count: number) => ({ from, to: dayText(dayNumber(from) + count - 1) });

/** The windows that each signal flagged, and all of them together. */
const windowsIn = (flags: readonly Flag[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const windows = new Map<string, Set<string>>([...Signal.options, "any"].map((name) => [name, new Set()]));
  for (const { signal, windowNumber } of flags) {
    windows.get(signal)?.add(windowNumber);
    windows.get("any")?.add(windowNumber);
  }
  return windows;
};

/** The flags that existed on the last of these days. */
const flagsBy = (visits: readonly Visit[], days: Days): readonly Flag[] =>
  judgeVisits(visits, days).filter(({ to }) => to <= days.to);

const allVisits = (halls: readonly CounterDays[]) => halls.flatMap((days) => [...days.values()].flat());

const simulateHall = (random: Random, windows: number, monthDays: number) => {
  const needed = neededFor(daysFrom(monthFrom, monthDays));
  // The days after the month are not judged here: at that time they do not exist yet.
  const days = dayNumber(monthFrom) + monthDays - dayNumber(needed.from);
  return drawHall(random, windows).map((counter) => honestDays(random, counter, needed.from, days));
};

/** The number of windows of an honest hall that were flagged in a month, by signal and by `any`. */
export const countFalseAlarms = (seed: number, windows: number, monthDays: number): ReadonlyMap<string, number> => {
  const hall = simulateHall(createRandom(seed), windows, monthDays);
  const flagged = windowsIn(flagsBy(allVisits(hall), daysFrom(monthFrom, monthDays)));
  return new Map([...flagged].map(([name, numbers]) => [name, numbers.size]));
};

export interface Found {
  readonly kind: FraudKind;
  /** Windows that manipulate their ratings by this method. */
  readonly bent: number;
  /** The number of them that each signal flagged, and `any`. */
  readonly found: ReadonlyMap<string, number>;
}

/** The 4th, 12th, 20th, 28th, 36th and 44th of 48 windows, each by another method. */
const kindOf = (index: number): FraudKind | undefined =>
  index % 8 === 3 ? fraudKinds[Math.floor((index % 48) / 8)] : undefined;

const bend = (random: Random, days: CounterDays, fraud: Fraud, { from, to }: Days): CounterDays =>
  new Map([...days].map(([day, visits]) => [day, day >= from && day <= to ? fraud(random, visits) : visits]));

const isBent = (honest: CounterDays, bent: CounterDays): boolean =>
  [...bent].some(([day, visits]) => visits.some((visit, at) => visit !== honest.get(day)?.[at]));

/**
 * One window in eight begins to manipulate its ratings, each by one of the six methods, and is honest until then.
 * Returns how many of them were flagged after this many days. A window without ratings to manipulate is left out.
 */
export const countFound = (seed: number, windows: number, bentDays = 7): readonly Found[] => {
  const random = createRandom(seed);
  const week = daysFrom(monthFrom, bentDays);
  const honest = simulateHall(random, windows, bentDays);
  const hall = honest.map((days, index) => {
    const kind = kindOf(index);
    return kind ? bend(random, days, frauds[kind], week) : days;
  });
  const flagged = windowsIn(flagsBy(allVisits(hall), week));
  return fraudKinds.map((kind) => {
    const bent = hall.flatMap((days, index) =>
      kindOf(index) === kind && isBent(honest[index] ?? days, days) ? [String(index + 1)] : [],
    );
    const found = [...flagged].map(([name, all]) => [name, bent.filter((each) => all.has(each)).length] as const);
    return { kind, bent: bent.length, found: new Map(found) };
  });
};
