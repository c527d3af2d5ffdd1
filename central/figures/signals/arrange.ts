import type { Visit } from "./visit.ts";

const dayMs = 86_400_000;

/** Days as numbers, so that they can be counted. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);

export const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** The visits of one window or one person, by day and in the order of the clock. */
export interface Series {
  readonly visitsOn: (day: number) => readonly Visit[];
  readonly visitsIn: (from: number, to: number) => readonly Visit[];
}

/** Groups in the order in which the keys first occur. */
export const groupBy = <Key, Item>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> => {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
};

const seriesOf = (visits: readonly Visit[]): Series => {
  const byDay = new Map<number, readonly Visit[]>();
  for (const [day, ofDay] of groupBy(visits, (visit) => visit.day)) {
    byDay.set(
      dayNumber(day),
      ofDay.toSorted((one, other) => one.openedAtMs - other.openedAtMs),
    );
  }
  const visitsOn = (day: number): readonly Visit[] => byDay.get(day) ?? [];
  const visitsIn = (from: number, to: number): readonly Visit[] =>
    Array.from({ length: to - from + 1 }, (_, index) => visitsOn(from + index)).flat();
  return { visitsOn, visitsIn };
};

/** One series for each pair of a unit and the visit's `partOf`. */
const seriesBy = (visits: readonly Visit[], partOf: (visit: Visit) => string): readonly Series[] =>
  [...groupBy(visits, ({ unitCode }) => unitCode).values()].flatMap((unit) =>
    [...groupBy(unit, partOf).values()].map(seriesOf),
  );

export const byWindow = (visits: readonly Visit[]): readonly Series[] =>
  seriesBy(visits, ({ windowNumber }) => windowNumber);

export const byPerson = (visits: readonly Visit[]): readonly Series[] =>
  seriesBy(visits, ({ staffNumber }) => staffNumber);

/** Prefix sums of `of` by day, so that the sum of any range is cheap; `first` to `last` are all days. */
export const sumsOf = (first: number, last: number, of: (day: number) => number) => {
  const before = [0];
  for (let day = first; day <= last; day += 1) before.push((before.at(-1) ?? 0) + of(day));
  const upTo = (day: number): number => before[Math.min(Math.max(day - first, 0), before.length - 1)] ?? 0;
  return (from: number, to: number): number => upTo(to + 1) - upTo(from);
};
