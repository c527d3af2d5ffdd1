import { fewestRatingsOfPerson } from "../../contract/office/figures/figures.ts";
import { type Block, type Cell, type Omission, omissionsFrom, type Scope } from "./blocks.ts";
import { groupBy } from "./signals/arrange.ts";
import { emptyTally, ratingsIn, sumOf } from "./tally.ts";

/** Walk-up ratings whose levels figures of `scope` and wider ones may tell. */
export type Told = Omission;

const walkUpsIn = ({ tally }: Pick<Cell, "tally">) => ({
  tally,
  inQuestion: { ...emptyTally, levels: tally.walkUpLevels },
});

/** The walk-up ratings of a cell, in place of those in question. */
const asAsked = (cell: Cell): Cell => ({
  ...cell,
  ...walkUpsIn(cell),
  ...(cell.early && { early: cell.early.map(walkUpsIn) }),
});

const walkUpsOf = (cells: readonly Cell[]) => sumOf(cells.map(({ inQuestion }) => inQuestion));

const isFew = (ratings: number): boolean => ratings > 0 && ratings < fewestRatingsOfPerson;

const personsIn = (cells: readonly Cell[]): number => new Set(cells.map(({ staffNumber }) => staffNumber)).size;

interface OfUnit {
  readonly cells: readonly Cell[];
  readonly told: readonly Told[];
}

/** Told by person and window only where the unit's other walk-ups may be told as well. */
const tellUnit = (blocks: readonly Block[]): OfUnit => {
  const cells = blocks.flatMap((block) => block.cells);
  const [place] = cells;
  const tally = walkUpsOf(cells);
  if (!place || ratingsIn(tally) === 0) return { cells, told: [] };
  const told = omissionsFrom(blocks).filter(({ scope }) => scope !== "all");
  const isWhole = ratingsIn(sumOf(told.map((each) => each.tally))) === ratingsIn(tally);
  return { cells, told: isWhole ? told : [{ scope: "unit", place, tally }] };
};

const tellPart = (blocks: readonly Block[]): readonly Told[] => {
  const isWide = ({ scope }: Block): boolean => scope === "all";
  const ofUnits = [
    ...groupBy(
      blocks.filter((block) => !isWide(block)),
      ({ cells: [first] }) => first?.unitCode ?? "",
    ).values(),
  ].map(tellUnit);
  const isOfOne = ({ cells }: OfUnit): boolean => personsIn(cells) < 2 && isFew(ratingsIn(walkUpsOf(cells)));
  const wide: Scope = "all";
  const alone = ofUnits.filter(isOfOne);
  const together = [...alone.flatMap(({ cells }) => cells), ...blocks.filter(isWide).flatMap(({ cells }) => cells)];
  const [place] = together;
  const tally = walkUpsOf(together);
  const isSafe = place && (personsIn(together) > 1 || !isFew(ratingsIn(tally)));
  return [
    ...ofUnits.filter((unit) => !isOfOne(unit)).flatMap(({ told }) => told),
    ...(isSafe ? [{ scope: wide, place, tally }] : []),
  ];
};

/**
 * The walk-up ratings whose levels may be told. A person and a window: ten or more of a part of a week, beside ten others
 * or none, as with ratings in question. A unit and the office: any number, unless they are those of one person.
 */
export const toldWalkUps = (blocks: readonly Block[]): readonly Told[] => {
  const asked = blocks.map((block) => ({ ...block, cells: block.cells.map(asAsked) }));
  return [...groupBy(asked, ({ cells: [first] }) => first?.part ?? "").values()].flatMap(tellPart);
};
