import { fewestRatingsOfPerson, type LevelCounts, type Tally } from "../../contract/office/figures/figures.ts";
import { type Block, blocksOf, type Cell, type Omission, omissionsFrom, type Scope, scopes } from "./blocks.ts";
import { groupBy } from "./signals/arrange.ts";
import { emptyTally, ratingsIn, sumOf, without } from "./tally.ts";
import { type Told, toldWalkUps } from "./walk-ups.ts";

/** The counts of a line. */
export interface Counted {
  /** null where nothing may be published. */
  readonly tally: Tally | null;
  /** The walk-up ratings among them whose levels may be told. */
  readonly toldWalkUps: LevelCounts;
}

/** A line of figures; `key` is null for the line 其余. */
export interface Line extends Counted {
  readonly unitCode: string | null;
  readonly key: string | null;
  /** A part of it is counted under 其余 alone. */
  readonly isPartial: boolean;
}

export interface Published {
  readonly all: Line;
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

/** The ratings that any figures leave out, and the walk-ups that they tell. */
interface Judged {
  readonly omissions: readonly Omission[];
  readonly told: readonly Told[];
}

const added = (given: readonly Omission[]): Tally => sumOf(given.map(({ tally }) => tally));

/** `judged` has the ratings of this line alone. */
const lineOf = (
  scope: Scope,
  placed: readonly Placed[],
  { omissions, told }: Judged,
  { unitCode, key }: Pick<Line, "unitCode" | "key">,
): Line => {
  const shown = placed.filter(({ block }) => isWithin(scope, block));
  const omitted = added(omissions);
  const tally = orNothing(without(sumOfCells(shown), omitted));
  return {
    ...{ unitCode, key, tally, isPartial: shown.length < placed.length },
    toldWalkUps: toldIn(tally, added(told).levels, omitted, scope),
  };
};

/** Nothing of a person and a window where the line leaves out ratings in question: the walk-ups among them may be few. */
const toldIn = (tally: Tally | null, told: LevelCounts, omitted: Tally, scope: Scope): LevelCounts => {
  if (tally === null) return emptyTally.levels;
  if (ratingsIn(omitted) === 0) return told;
  const [walkUps, gone] = [
    { ...emptyTally, levels: told },
    { ...emptyTally, levels: omitted.walkUpLevels },
  ];
  const { levels } = without(walkUps, gone);
  return scope === "person" || scope === "window" || levels.some((count) => count < 0) ? emptyTally.levels : levels;
};

/** The cells without a line of their own: of a unit, or of all units where the lines are units. */
const restOf = ({ scope }: Table, unitCode: string | null, placed: readonly Placed[]): readonly Line[] => {
  const up = unitCode === null ? "all" : "unit";
  const rest = placed.filter(({ block }) => !isWithin(scope, block) && isWithin(up, block));
  const line = { unitCode, key: null, tally: sumOfCells(rest), toldWalkUps: emptyTally.levels, isPartial: false };
  return rest.length === 0 ? [] : [line];
};

const linesOf = ({ scope, keyOf }: Table, placed: readonly Placed[], judged: Judged): readonly Line[] => {
  const lineNameOf = (cell: Cell): string => JSON.stringify([cell.unitCode, keyOf(cell)]);
  const byLine = (given: readonly Omission[]) =>
    groupBy(
      given.filter((each) => isWithin(scope, each)),
      ({ place }) => lineNameOf(place),
    );
  const [omissions, told] = [byLine(judged.omissions), byLine(judged.told)];
  return [...groupBy(placed, ({ cell }) => lineNameOf(cell))].flatMap(([name, group]) => {
    const [first] = group;
    if (!first) return [];
    const of = { unitCode: first.cell.unitCode, key: keyOf(first.cell) };
    return [lineOf(scope, group, { omissions: omissions.get(name) ?? [], told: told.get(name) ?? [] }, of)];
  });
};

/**
 * The publishable figures of these cells, with the ratings in question or without them. Every number is a sum of whole
 * blocks and omissions, so that no subtraction isolates fewer than ten ratings. Lines under 其余 keep the ratings in
 * question.
 */
export const publish = (
  cells: readonly Cell[],
  flagged: "with" | "without",
  /** The first day of the parts that are not over: no walk-up rate of theirs is told. */
  running = "9999-12-31",
): Published => {
  const blocks = blocksOf(cells);
  const omissions = flagged === "with" ? [] : omissionsFrom(blocks);
  const judged = { omissions, told: toldWalkUps(blocks.filter(({ cells: [first] }) => first && first.part < running)) };
  const inBlocks = new Map(blocks.flatMap((block) => block.cells.map((cell) => [cell, block] as const)));
  const hidden: Block = { scope: "all", cells: [] };
  const placed = cells.map((cell): Placed => ({ cell, block: inBlocks.get(cell) ?? hidden }));
  const counted = placed.filter(({ block }) => block !== hidden);
  const ofUnits = [...groupBy(counted, ({ cell }) => cell.unitCode)];
  const rests = (table: Table): readonly Line[] =>
    ofUnits.flatMap(([unitCode, ofUnit]) => restOf(table, unitCode, ofUnit));
  const omitted = added(omissions);
  const all = without(sumOfCells(counted), omitted);
  const tally = cells.length === 0 ? all : orNothing(all);
  const toldOfAll = toldIn(tally, added(judged.told).levels, omitted, "all");
  return {
    all: { unitCode: null, key: null, tally, toldWalkUps: toldOfAll, isPartial: false },
    units: [...linesOf(tables.units, placed, judged), ...restOf(tables.units, null, counted)],
    windows: [...linesOf(tables.windows, placed, judged), ...rests(tables.windows)],
    staff: [...linesOf(tables.staff, placed, judged), ...rests(tables.staff)],
  };
};
