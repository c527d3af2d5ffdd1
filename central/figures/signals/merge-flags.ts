import { groupBy } from "./arrange.ts";
import { type Flag, keyTextOf } from "./flag.ts";
import type { RatingKey } from "./visit.ts";

/** Names the question that a flag raises. */
export const questionOf = ({ signal, unitCode, windowNumber, staffNumber }: Omit<Flag, "ratings">): string =>
  JSON.stringify([signal, unitCode, windowNumber, staffNumber]);

/** The distance beyond the bound, on either side. */
const excessOf = ({ measured, bound }: Flag): number => Math.abs(Math.log(measured / Math.max(bound, 1e-9)));

const distinct = (keys: readonly RatingKey[]): readonly RatingKey[] => [
  ...new Map(keys.map((key) => [keyTextOf(key), key])).values(),
];

const joined = (one: Flag, next: Flag): Flag => ({
  ...(excessOf(next) > excessOf(one) ? next : one),
  from: one.from < next.from ? one.from : next.from,
  to: next.to,
  ratings: distinct([...one.ratings, ...next.ratings]),
});

/** Merges flags of overlapping days that raise the same question into one, with the value farthest beyond its bound. */
export const mergeFlags = (flags: readonly Flag[]): readonly Flag[] =>
  [...groupBy(flags, questionOf).values()].flatMap((group) => {
    const merged: Flag[] = [];
    for (const flag of group.toSorted((one, other) => (one.to < other.to ? -1 : one.to > other.to ? 1 : 0))) {
      let whole = flag;
      // A flag of four weeks may reach over several of one.
      for (let last = merged.at(-1); last && whole.from <= last.to; last = merged.at(-1)) {
        whole = joined(last, whole);
        merged.pop();
      }
      merged.push(whole);
    }
    return merged;
  });
