import { type BreakdownKind, breakdownKinds } from "../../../contract/office/figures/breakdowns.ts";
import { fewestRatingsOfPerson, type LevelCounts } from "../../../contract/office/figures/figures.ts";
import { findLeak, type Shared } from "./find-leak.ts";

/** Ratings of a unit that are alike in everything that any table distinguishes. */
export interface Alike {
  /** What the figures by person and window tell together. */
  readonly block: string;
  readonly keys: Readonly<Record<BreakdownKind, string>>;
  readonly levels: LevelCounts;
}

/** The group that holds all keys without one of their own. */
export const restKey = "";
/** The most keys of a table with a group of their own. */
const mostKeys = 60;

const ratingsIn = ({ levels }: Alike): number => levels.reduce<number>((sum, count) => sum + count, 0);

type GroupOf = (alike: Alike) => string;

const sizesBy = (ratings: readonly Alike[], groupOf: GroupOf): Map<string, number> => {
  const sizes = new Map<string, number>();
  for (const alike of ratings) sizes.set(groupOf(alike), (sizes.get(groupOf(alike)) ?? 0) + ratingsIn(alike));
  return sizes;
};

const sharedBy = (ratings: readonly Alike[], blockOf: GroupOf, groupOf: GroupOf): Shared => {
  const shared = new Map<string, Map<string, number>>();
  for (const alike of ratings) {
    const row = shared.get(blockOf(alike)) ?? new Map<string, number>();
    shared.set(blockOf(alike), row);
    row.set(groupOf(alike), (row.get(groupOf(alike)) ?? 0) + ratingsIn(alike));
  }
  return shared;
};

/** Keys with ten ratings or more, the largest first; one less where the others together would have too few. */
const largeKeys = (sizes: ReadonlyMap<string, number>): readonly string[] => {
  const large = [...sizes]
    .filter(([, size]) => size >= fewestRatingsOfPerson)
    .toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, mostKeys);
  const others =
    [...sizes.values()].reduce((sum, size) => sum + size, 0) - large.reduce((sum, [, size]) => sum + size, 0);
  const isFew = others > 0 && others < fewestRatingsOfPerson;
  return (isFew ? large.slice(0, -1) : large).map(([key]) => key);
};

/** The keys with a group of their own, so that no table among `told` and this one give fewer than ten ratings away. */
const ownKeys = (ratings: readonly Alike[], kind: BreakdownKind, told: readonly GroupOf[]): readonly string[] => {
  let own = largeKeys(sizesBy(ratings, ({ keys }) => keys[kind]));
  while (own.length > 0) {
    const known = new Set(own);
    const groupOf: GroupOf = ({ keys }) => (known.has(keys[kind]) ? keys[kind] : restKey);
    const leaks = told.flatMap((blockOf) => findLeak(sharedBy(ratings, blockOf, groupOf)) ?? []);
    const [leak] = leaks;
    if (leak === undefined) return own;
    own = leak === restKey ? own.slice(0, -1) : own.filter((key) => key !== leak);
  }
  return own;
};

/** A line of a breakdown. */
export interface GroupLine {
  readonly kind: BreakdownKind;
  readonly key: string;
  readonly levels: LevelCounts;
}

const linesOf = (ratings: readonly Alike[], kind: BreakdownKind, groupOf: GroupOf): readonly GroupLine[] => {
  const lines = new Map<string, LevelCounts>();
  for (const alike of ratings) {
    const [a, b, c, d, e] = lines.get(groupOf(alike)) ?? [0, 0, 0, 0, 0];
    const [f, g, h, i, j] = alike.levels;
    lines.set(groupOf(alike), [a + f, b + g, c + h, d + i, e + j]);
  }
  return [...lines].map(([key, levels]) => ({ kind, key, levels }));
};

/**
 * The tables of a unit's month. Every line has ten ratings or more, and so has every difference of a table and the
 * figures by person and window, and of two tables. A kind without any key of its own has no table.
 */
export const breakDown = (ratings: readonly Alike[]): readonly GroupLine[] => {
  const told: GroupOf[] = [({ block }) => block];
  return breakdownKinds.flatMap((kind) => {
    const own = new Set(ownKeys(ratings, kind, told));
    if (own.size === 0) return [];
    const groupOf: GroupOf = ({ keys }) => (own.has(keys[kind]) ? keys[kind] : restKey);
    told.push(groupOf);
    return linesOf(ratings, kind, groupOf);
  });
};
