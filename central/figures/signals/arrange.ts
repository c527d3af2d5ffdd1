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

const positionOf = ({ rating }: Visit): string => (rating ? `${rating.device} ${rating.epoch} ${rating.seq}` : "");

/** In the order of the clock; where it says the same, in one order too, so that the order of reading changes nothing. */
const inOrder = (one: Visit, other: Visit): number =>
  one.openedAtMs - other.openedAtMs || (positionOf(one) < positionOf(other) ? -1 : 1);

export const seriesOf = (visits: readonly Visit[]): Series => {
  const byDay = new Map<number, readonly Visit[]>();
  for (const [day, ofDay] of groupBy(visits, (visit) => visit.day)) byDay.set(dayNumber(day), ofDay.toSorted(inOrder));
  const visitsOn = (day: number): readonly Visit[] => byDay.get(day) ?? [];
  const visitsIn = (from: number, to: number): readonly Visit[] =>
    Array.from({ length: to - from + 1 }, (_, index) => visitsOn(from + index)).flat();
  return { visitsOn, visitsIn };
};

/** A window, or a person of a unit. */
export interface Place {
  readonly unitCode: string;
  /** null for a person, who may serve at several windows. */
  readonly windowNumber: string | null;
  /** null for a window. */
  readonly staffNumber: string | null;
}

/** A summary of each day that has visits, of one window or person. */
export interface DaySeries<Value> {
  readonly place: Place;
  readonly on: (day: number) => Value | undefined;
}

/** The sum of a number of each day. */
export const sumIn = <Value>(
  { on }: DaySeries<Value>,
  from: number,
  to: number,
  of: (value: Value) => number,
): number => {
  let sum = 0;
  for (let day = from; day <= to; day += 1) {
    const value = on(day);
    if (value !== undefined) sum += of(value);
  }
  return sum;
};
