import type { Days } from "../../../contract/office/figures/periods.ts";
import { countRows } from "../../database/count-rows.ts";
import type { Sql, Tx } from "../../database/sql.ts";
import { fragment } from "../../database/statement.ts";
import { publishPart } from "../roll-up/publish-parts.ts";
import { type Difference, differencesOf } from "./difference.ts";
import type { DifferingCell } from "./recount-devices.ts";
import { withShadows } from "./shadow-tables.ts";

export interface LinesCompared {
  readonly lines: number;
  readonly differences: readonly Difference[];
  /** The centre is about to publish the part again. */
  readonly isWaiting: boolean;
}

export interface ComparedLine {
  readonly day: string;
  readonly kind: string;
  readonly unitCode: string;
  readonly key: string;
  readonly stored: Readonly<Record<string, unknown>> | null;
  readonly recounted: Readonly<Record<string, unknown>> | null;
}

const columns = [
  ...["is_partial", "opened", "answered", "unanswered", "cancelled", "levels", "walk_up_levels", "raised"],
  ...["told_walk_up_levels", "unquestioned_levels", "unquestioned_walk_up_levels", "unquestioned_raised"],
  "unquestioned_told_walk_up_levels",
];

/** The cells of the part: the stored ones, with those that differ as they were recounted. */
const fillCells = async (tx: Tx, { from, to }: Days, differing: readonly DifferingCell[]): Promise<void> => {
  await tx`insert into figure_cells select * from public.figure_cells where day between ${from} and ${to}`;
  const rowsOf = (key: "stored" | "recounted") =>
    tx.json(differing.flatMap((cell) => (cell.day >= from && cell.day <= to ? (cell[key] ?? []) : [])));
  await tx`
    delete from figure_cells using jsonb_populate_recordset(null::figure_cells, ${rowsOf("stored")}) as differing
    where (figure_cells.device, figure_cells.day, figure_cells.shift_id) = (differing.device, differing.day, differing.shift_id)
      and (figure_cells.unit_code, figure_cells.window_number, figure_cells.staff_number)
        = (differing.unit_code, differing.window_number, differing.staff_number)`;
  await tx`
    insert into figure_cells select * from jsonb_populate_recordset(null::figure_cells, ${rowsOf("recounted")})
    on conflict do nothing`;
};

const differingLines = (tx: Tx, { from, to }: Days) => tx<ComparedLine[]>`
  with stored as (select * from public.published_lines where first_day between ${from} and ${to})
  select first_day as day, kind, unit_code as "unitCode", key,
    to_jsonb(stored) as stored, to_jsonb(recounted) as recounted
  from stored full join published_lines as recounted using (kind, unit_code, key, first_day)
  where stored.* is distinct from recounted.*
  order by kind, unit_code, key`;

/** The differences of a line in a table of lines. */
export const differencesOfLine = (
  { day, kind, unitCode, key, stored, recounted }: ComparedLine,
  table: string,
  compared: readonly string[],
): readonly Difference[] => {
  const place = {
    ...{ day, unitCode, table, row: kind },
    windowNumber: kind === "window" ? key : "",
    staffNumber: kind === "person" ? key : "",
  };
  return differencesOf(place, compared, stored, recounted);
};

/** Publishes a finished part of a week again, and compares its lines with the stored ones of the same moment. */
export const compareLines = (
  sql: Sql,
  part: Days,
  differing: readonly DifferingCell[],
  at: Date,
): Promise<LinesCompared> =>
  withShadows(sql, ["figure_cells", "published_lines"], async (tx) => {
    await fillCells(tx, part, differing);
    await publishPart(tx, part.from, at);
    const lines = await differingLines(tx, part);
    const touched = await countRows(tx, "touched_parts", fragment`first_day = ${part.from}`);
    const differences = lines.flatMap((line) => differencesOfLine(line, "published_lines", columns));
    return { lines: await countRows(tx, "published_lines"), differences, isWaiting: lines.length > 0 && touched > 0 };
  });
