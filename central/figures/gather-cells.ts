import { fragment } from "../database/statement.ts";
import type { Cell } from "./blocks.ts";
import { groupBy } from "./signals/arrange.ts";
import { sumOf } from "./tally.ts";

/** SQL: the number of pieces of `released_cells` that were told before the row's day. */
export const pieceOfDay = fragment`
  coalesce((select count(*) from unnest(released_cells.ends) as told (last_day) where last_day < day), 0)::int`;

/** The counts of a piece of a cell, or of its rest. */
export interface PieceOfCell extends Omit<Cell, "early"> {
  readonly piece: number;
  /** How many pieces of the cell were told while its part ran. */
  readonly pieces: number;
}

/** Cells with their pieces. */
export const gatherCells = (rows: readonly PieceOfCell[]): readonly Cell[] =>
  [
    ...groupBy(rows, ({ unitCode, windowNumber, staffNumber, part }) =>
      JSON.stringify([unitCode, windowNumber, staffNumber, part]),
    ).values(),
  ].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { unitCode, windowNumber, staffNumber, part } = first;
    const early = group.filter(({ piece, pieces }) => piece < pieces);
    const tally = sumOf(group.map((row) => row.tally));
    const inQuestion = sumOf(group.map((row) => row.inQuestion));
    return [{ unitCode, windowNumber, staffNumber, part, tally, inQuestion, ...(early.length > 0 && { early }) }];
  });
