import { groupBy } from "./arrange.ts";
import { type Flag, keyTextOf } from "./flag.ts";
import type { RatingKey } from "./visit.ts";

const sameQuestion = ({ signal, unitCode, windowNumber, staffNumber }: Flag): string =>
  JSON.stringify([signal, unitCode, windowNumber, staffNumber]);

/** The distance beyond the bound, on either side. */
const excessOf = ({ measured, bound }: Flag): number => Math.abs(Math.log(measured / Math.max(bound, 1e-9)));

const distinct = (keys: readonly RatingKey[]): readonly RatingKey[] => [
  ...new Map(keys.map((key) => [keyTextOf(key), key])).values(),
];

const joined = (one: Flag, next: Flag): Flag => ({
  ...(excessOf(next) > excessOf(one) ? next : one),
  from: one.from,
  to: next.to,
  ratings: distinct([...one.ratings, ...next.ratings]),
});

/** Merges flags of overlapping days that raise the same question into one, with the value farthest beyond its bound. */
export const mergeFlags = (flags: readonly Flag[]): readonly Flag[] =>
  [...groupBy(flags, sameQuestion).values()].flatMap((group) => {
    const merged: Flag[] = [];
    for (const flag of group.toSorted((one, other) => (one.to < other.to ? -1 : 1))) {
      const last = merged.at(-1);
      if (last && flag.from <= last.to) merged.splice(-1, 1, joined(last, flag));
      else merged.push(flag);
    }
    return merged;
  });
