import { setImmediate } from "node:timers/promises";
import { fewestRatingsOfPerson } from "../../../contract/office/figures/figures.ts";
import type { FlagRow, OfficeFlags } from "../../../contract/office/figures/signals.ts";
import type { Sql } from "../../database/sql.ts";
import { type Names, readNames } from "../../roster/names.ts";
import { groupBy } from "./arrange.ts";
import { type Flag, keyTextOf } from "./flag.ts";
import { type Days, judgesOf, neededFor } from "./judge-visits.ts";
import { readVisits } from "./read-visits.ts";
import type { RatingKey, Visit } from "./visit.ts";

/** Whether the window of a flag has fewer than ten ratings in its days: numbers about it would describe one person. */
export const hasTooFewRatings = (
  { unitCode, windowNumber, from, to }: Pick<Flag, "unitCode" | "windowNumber" | "from" | "to">,
  visits: readonly Visit[],
): boolean => {
  const isThere = (visit: Visit): boolean =>
    visit.rating !== null && visit.unitCode === unitCode && visit.windowNumber === windowNumber;
  return (
    visits.filter((visit) => isThere(visit) && from <= visit.day && visit.day <= to).length < fewestRatingsOfPerson
  );
};

const rowOf = (flag: Flag, visits: readonly Visit[], names: Names): FlagRow => {
  const { staffNumber, ratings, measured, bound, ...row } = flag;
  return {
    ...row,
    unitName: names.unit(flag.unitCode),
    staff: staffNumber === null ? null : { staffNumber, staffName: names.staff(flag.unitCode, staffNumber) },
    numbers: hasTooFewRatings(flag, visits) ? null : { measured, bound, ratings: ratings.length },
  };
};

/** Window 10 comes after window 9. */
const { compare } = new Intl.Collator("en", { numeric: true });

const inOrder = (one: FlagRow, other: FlagRow): number =>
  compare(one.unitCode, other.unitCode) ||
  compare(one.windowNumber, other.windowNumber) ||
  compare(one.from, other.from) ||
  compare(one.signal, other.signal);

/** The flags of some days, with names and without, of one moment. */
export interface ReadFlags {
  readonly office: OfficeFlags;
  readonly flags: readonly Flag[];
}

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

const readFlagsNow = async (sql: Sql, days: Days): Promise<ReadFlags> => {
  const { visits, names } = await sql.begin("isolation level repeatable read read only", async (tx) => ({
    visits: await readVisits(tx, neededFor(days)),
    names: await readNames(tx),
  }));
  const found: Flag[] = [];
  for (const judge of judgesOf(visits, days)) {
    found.push(...judge());
    // Lets waiting uploads run first.
    await setImmediate();
  }
  const flags = mergeFlags(found);
  return { flags, office: { ...days, flags: flags.map((flag) => rowOf(flag, visits, names)).sort(inOrder) } };
};

/**
 * How long an answer is cached, milliseconds: a month of a hundred windows takes seconds, and no question is that
 * urgent.
 */
const holdsMs = 600_000;

interface Held {
  readonly atMs: number;
  readonly answer: Promise<ReadFlags>;
}

/** Reads flags by their days. The same days are computed at most once in ten minutes, for all callers. */
export const createFlagsReader = ({ sql, clock }: { readonly sql: Sql; readonly clock: () => number }) => {
  const held = new Map<string, Held>();
  return (days: Days): Promise<ReadFlags> => {
    const nowMs = clock();
    for (const [key, { atMs }] of held) if (Math.abs(nowMs - atMs) >= holdsMs) held.delete(key);
    const key = `${days.from}/${days.to}`;
    const known = held.get(key);
    if (known) return known.answer;
    const answer = readFlagsNow(sql, days);
    held.set(key, { atMs: nowMs, answer });
    // A failed answer is not cached.
    answer.catch(() => held.delete(key));
    return answer;
  };
};
