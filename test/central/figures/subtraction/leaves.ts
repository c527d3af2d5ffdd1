import type { Cell } from "../../../../central/figures/blocks.ts";
import { type Published, publish } from "../../../../central/figures/publish.ts";
import { groupBy } from "../../../../central/figures/signals/arrange.ts";
import { emptyTally, sumOf } from "../../../../central/figures/tally.ts";
import type { Tally } from "../../../../contract/office/figures/figures.ts";
import { type Days, periodAround, periodKinds, weekPartOf } from "../../../../contract/office/figures/periods.ts";
import { combinations } from "../../../support/centre/row-space.ts";

/** Ratings of one person at one window on one day, all in question or none. */
export interface Leaf {
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly staffNumber: string;
  readonly day: string;
  readonly isInQuestion: boolean;
  readonly ratings: number;
}

const marks = ["opened", "answered", "unanswered", "cancelled"] as const;
const leavesAMark = 45;

/** A tally that also identifies its leaf: each leaf adds a power of two of its own, which sums preserve. */
export const marked = (index: number, ratings: number): Tally => ({
  ...emptyTally,
  [marks[Math.floor(index / leavesAMark)] ?? "opened"]: 2 ** (index % leavesAMark),
  levels: [0, 0, 0, 0, ratings],
});

const leavesIn = (tally: Tally, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => {
    const sum = tally[marks[Math.floor(index / leavesAMark)] ?? "opened"];
    return Math.floor(sum / 2 ** (index % leavesAMark)) % 2;
  });

/** The last days of the pieces that were told of a cell while its part ran. */
export type EndsOf = (place: Place) => readonly string[];
export type Place = Pick<Cell, "unitCode" | "windowNumber" | "staffNumber" | "part">;

const addUp = (tallies: readonly (readonly [Tally, boolean])[]) => ({
  tally: sumOf(tallies.map(([tally]) => tally)),
  inQuestion: sumOf(tallies.filter(([, isInQuestion]) => isInQuestion).map(([tally]) => tally)),
});

export const cellsOf = (leaves: readonly Leaf[], { from, to }: Days, endsOf: EndsOf = () => []): readonly Cell[] => {
  const within = leaves
    .map((leaf, index) => ({ ...leaf, part: weekPartOf(leaf.day).from, tally: marked(index, leaf.ratings) }))
    .filter(({ day }) => from <= day && day <= to);
  const ofCells = groupBy(within, ({ unitCode, windowNumber, staffNumber, part }) =>
    JSON.stringify({ unitCode, windowNumber, staffNumber, part }),
  );
  return [...ofCells].map(([text, group]) => {
    const place: Place = JSON.parse(text);
    const ends = endsOf(place);
    const pieceOf = (day: string): number => ends.filter((end) => end < day).length;
    const piece = (at: number) =>
      addUp(group.filter(({ day }) => pieceOf(day) === at).map(({ tally, isInQuestion }) => [tally, isInQuestion]));
    const whole = addUp(group.map(({ tally, isInQuestion }) => [tally, isInQuestion]));
    return { ...place, ...whole, ...(ends.length > 0 && { early: ends.map((_, index) => piece(index)) }) };
  });
};

/** Every period that contains one of these days, each once. */
export const periodsOf = (leaves: readonly Leaf[]): readonly Days[] => {
  const periods = leaves.flatMap(({ day }) => periodKinds.map((kind) => periodAround(kind, day)));
  return [...new Map(periods.map((days) => [`${days.from}/${days.to}`, days])).values()];
};

/** The numbers of an answer, as the leaves that each sums. */
export const rowsOf = ({ all, units, windows, staff }: Published, count: number): readonly (readonly number[])[] =>
  [all, ...units, ...windows, ...staff].flatMap(({ tally }) => (tally ? [leavesIn(tally, count)] : []));

/**
 * Every published number about these leaves, for all periods, with and without flagged ratings, as the leaves it
 * sums.
 */
export const everythingTold = (leaves: readonly Leaf[], endsOf?: EndsOf): readonly (readonly number[])[] =>
  periodsOf(leaves).flatMap((days) =>
    (["with", "without"] as const).flatMap((flagged) =>
      rowsOf(publish(cellsOf(leaves, days, endsOf), flagged), leaves.length),
    ),
  );

/** Sets of leaves with one to nine ratings together, as far as any figure distinguishes their leaves from others. */
const smallSets = (leaves: readonly Leaf[], told: readonly (readonly number[])[]): readonly (readonly number[])[] => {
  const classes = new Map<string, number[]>();
  for (const [index, { ratings }] of leaves.entries()) {
    if (ratings === 0) continue;
    const key = told.map((row) => row[index]).join("");
    classes.set(key, [...(classes.get(key) ?? []), index]);
  }
  const sizeOf = (indices: readonly number[]): number =>
    indices.reduce((sum, index) => sum + (leaves[index]?.ratings ?? 0), 0);
  let sets: (readonly number[])[] = [[]];
  for (const each of [...classes.values()].filter((indices) => sizeOf(indices) < 10)) {
    sets = [...sets, ...sets.map((set) => [...set, ...each]).filter((set) => sizeOf(set) < 10)].slice(0, 4_000);
  }
  return sets.filter(({ length }) => length > 0);
};

/** The sets of fewer than ten ratings that adding and subtracting published numbers isolates. */
export const recoveredFrom = (
  leaves: readonly Leaf[],
  told: readonly (readonly number[])[],
): readonly (readonly Leaf[])[] => {
  const rated = leaves.flatMap(({ ratings }, index) => (ratings > 0 ? [index] : []));
  const within = (indicator: readonly number[]): readonly number[] => rated.map((index) => indicator[index] ?? 0);
  const canBeMade = combinations(told.map(within));
  return smallSets(leaves, told)
    .filter((set) => canBeMade(rated.map((index) => (set.includes(index) ? 1 : 0))))
    .map((set) => set.flatMap((index) => leaves[index] ?? []));
};
