import { fewestRatingsOfPerson, type Tally } from "../../contract/office/figures/figures.ts";
import { type Block, blocksOf, type Cell, type Omission, omissionsFrom, type Scope, scopes } from "./blocks.ts";
import { groupBy } from "./signals/arrange.ts";
import { ratingsIn, sumOf, without } from "./tally.ts";

/** A line of figures; `key` is null for the line 其余. */
export interface Line {
  readonly unitCode: string | null;
  readonly key: string | null;
  /** null where nothing may be published. */
  readonly tally: Tally | null;
  /** A part of it is counted under 其余 alone. */
  readonly isPartial: boolean;
}

export interface Published {
  readonly all: Tally | null;
  readonly units: readonly Line[];
  readonly windows: readonly Line[];
  readonly staff: readonly Line[];
}

/** Whether figures of `scope` may show this separately. */
const isWithin = (scope: Scope, { scope: own }: { readonly scope: Scope }): boolean =>
  scopes.indexOf(own) <= scopes.indexOf(scope);

interface Placed {
  readonly cell: Cell;
  readonly block: Block;
}

/** The keys of the lines of one scope. */
interface Table {
  readonly scope: Scope;
  readonly keyOf: (cell: Cell) => string | null;
}

const tables = {
  units: { scope: "unit", keyOf: () => null },
  windows: { scope: "window", keyOf: ({ windowNumber }) => windowNumber },
  staff: { scope: "person", keyOf: ({ staffNumber }) => staffNumber },
} as const satisfies Record<string, Table>;

const sumOfCells = (cells: readonly Placed[]): Tally => sumOf(cells.map(({ cell }) => cell.tally));

const orNothing = (tally: Tally): Tally | null => (ratingsIn(tally) < fewestRatingsOfPerson ? null : tally);

const lineOf = (
  { scope, keyOf }: Table,
  placed: readonly Placed[],
  omissions: readonly Omission[],
  { unitCode, key }: Pick<Line, "unitCode" | "key">,
): Line => {
  const shown = placed.filter(({ block }) => isWithin(scope, block));
  const isMine = ({ place }: Omission): boolean => place.unitCode === unitCode && keyOf(place) === key;
  const omitted = omissions.filter((omission) => isWithin(scope, omission) && isMine(omission));
  const tally = without(sumOfCells(shown), sumOf(omitted.map((omission) => omission.tally)));
  return { unitCode, key, tally: orNothing(tally), isPartial: shown.length < placed.length };
};

/** The cells without a line of their own: of a unit, or of all units where the lines are units. */
const restOf = ({ scope }: Table, unitCode: string | null, placed: readonly Placed[]): readonly Line[] => {
  const up = unitCode === null ? "all" : "unit";
  const rest = placed.filter(({ block }) => !isWithin(scope, block) && isWithin(up, block));
  return rest.length === 0 ? [] : [{ unitCode, key: null, tally: sumOfCells(rest), isPartial: false }];
};

const linesOf = (table: Table, placed: readonly Placed[], omissions: readonly Omission[]): readonly Line[] => {
  const ofKey = groupBy(placed, ({ cell }) => JSON.stringify([cell.unitCode, table.keyOf(cell)]));
  return [...ofKey.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const of = { unitCode: first.cell.unitCode, key: table.keyOf(first.cell) };
    return [lineOf(table, group, omissions, of)];
  });
};

/**
 * The publishable figures of these cells, with the ratings in question or without them. Every number is a sum of whole
 * blocks and omissions, so that no subtraction isolates fewer than ten ratings. Lines under 其余 keep the ratings in
 * question.
 */
export const publish = (cells: readonly Cell[], flagged: "with" | "without"): Published => {
  const blocks = blocksOf(cells);
  const omissions = flagged === "with" ? [] : omissionsFrom(blocks);
  const inBlocks = new Map(blocks.flatMap((block) => block.cells.map((cell) => [cell, block] as const)));
  const hidden: Block = { scope: "all", cells: [] };
  const placed = cells.map((cell): Placed => ({ cell, block: inBlocks.get(cell) ?? hidden }));
  const counted = placed.filter(({ block }) => block !== hidden);
  const ofUnits = [...groupBy(counted, ({ cell }) => cell.unitCode)];
  const rests = (table: Table): readonly Line[] =>
    ofUnits.flatMap(([unitCode, ofUnit]) => restOf(table, unitCode, ofUnit));
  const all = without(sumOfCells(counted), sumOf(omissions.map(({ tally }) => tally)));
  return {
    all: cells.length === 0 ? all : orNothing(all),
    units: [...linesOf(tables.units, placed, omissions), ...restOf(tables.units, null, counted)],
    windows: [...linesOf(tables.windows, placed, omissions), ...rests(tables.windows)],
    staff: [...linesOf(tables.staff, placed, omissions), ...rests(tables.staff)],
  };
};
