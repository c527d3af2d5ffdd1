import type { LevelCounts } from "../../../contract/office/figures/figures.ts";
import { periodAround } from "../../../contract/office/figures/periods.ts";
import type { Sql, Tx } from "../../database/sql.ts";
import { saveMainMatters } from "../../stars/main-matters.ts";
import { blocksOf, type Cell } from "../blocks.ts";
import { gatherCells, pieceOfDay } from "../gather-cells.ts";
import { emptyTally } from "../tally.ts";
import { type Alike, breakDown } from "./group-keys.ts";

interface StoredAlike {
  readonly part: string;
  readonly piece: number;
  readonly pieces: number;
  readonly windowNumber: string;
  readonly staffNumber: string;
  /** null where none was named. */
  readonly matter: string | null;
  readonly channel: string;
  readonly hour: string;
  readonly levels: LevelCounts;
}

interface Month {
  readonly firstDay: string;
  readonly unitCode: string;
}

/**
 * The ratings that the roll-ups count, alike in everything that a table distinguishes. In the order in which parts are
 * published: the same one of several that are equally small counts as hidden.
 */
const readAlike = (tx: Tx, { firstDay, unitCode }: Month) => {
  const { from, to } = periodAround("month", firstDay);
  return tx<StoredAlike[]>`
    select first_day as part, ${pieceOfDay} as piece, coalesce(cardinality(ends), 0) as pieces,
      window_number as "windowNumber", staff_number as "staffNumber", nullif(matter_name, '') as matter, channel,
      extract(isodow from day::date) || '-' || substr(answered_at, 12, 2) as hour,
      array[count(*) filter (where present_level = 1), count(*) filter (where present_level = 2),
        count(*) filter (where present_level = 3), count(*) filter (where present_level = 4),
        count(*) filter (where present_level = 5)]::int[] as levels
    from figure_cells
      join present_ratings using (device, shift_id, unit_code, window_number, staff_number)
      cross join lateral (
        select greatest(date_trunc('week', day::date)::date::text, left(day, 7) || '-01') as first_day) as part_of_day
      left join (
        select first_day, unit_code, window_number, staff_number, ends from released_cells
      ) as released_cells using (first_day, unit_code, window_number, staff_number)
    where unit_code = ${unitCode} and day between ${from} and ${to} and left(answered_at, 10) = day
      and not exists (
        select from contested_ratings as contested
        where (contested.device, contested.epoch, contested.seq)
          = (present_ratings.device, present_ratings.epoch, present_ratings.seq) and contested.is_set_aside)
    group by 1, 2, 3, window_number, staff_number, 6, 7, 8
    order by 1, window_number collate "C", staff_number collate "C", 2, 6, 7, 8`;
};

const placeOf = (unitCode: string, { part, windowNumber, staffNumber }: StoredAlike) =>
  ({ unitCode, windowNumber, staffNumber, part }) as const;

const textOf = ({ windowNumber, staffNumber, part }: Pick<Cell, "windowNumber" | "staffNumber" | "part">): string =>
  JSON.stringify([windowNumber, staffNumber, part]);

/** What the figures by person and window tell apart: blocks, and the pieces that were told while a part ran. */
const blockNames = (unitCode: string, rows: readonly StoredAlike[]): ((row: StoredAlike) => string) => {
  const cells = gatherCells(
    rows.map((row) => ({
      ...placeOf(unitCode, row),
      ...{ piece: row.piece, pieces: row.pieces, tally: { ...emptyTally, levels: row.levels }, inQuestion: emptyTally },
    })),
  );
  const names = new Map(
    blocksOf(cells).flatMap((block, index) => block.cells.map((cell) => [textOf(cell), String(index)] as const)),
  );
  return (row) =>
    row.piece < row.pieces ? `${textOf(row)} ${row.piece}` : (names.get(textOf(row)) ?? `hidden ${row.part}`);
};

const alikeIn = (unitCode: string, rows: readonly StoredAlike[]): readonly Alike[] => {
  const blockOf = blockNames(unitCode, rows);
  return rows.map((row) => ({
    block: blockOf(row),
    keys: { matter: `=${row.matter ?? ""}`, channel: row.channel, hour: row.hour },
    levels: row.levels,
  }));
};

/** Whether some part of the month is told of the unit only together with others. */
const isMerged = async (tx: Tx, { firstDay, unitCode }: Month): Promise<boolean> => {
  const { from, to } = periodAround("month", firstDay);
  const found = await tx`
    select from published_lines
    where kind = 'unit' and unit_code = ${unitCode} and key = '' and first_day between ${from} and ${to}
      and levels is null limit 1`;
  return found.count > 0;
};

/** Writes the breakdowns and main matters of one unit's month. */
export const publishMonth = async (tx: Tx, month: Month): Promise<void> => {
  const { firstDay, unitCode } = month;
  await tx`delete from published_breakdowns where (first_day, unit_code) = (${firstDay}, ${unitCode})`;
  const alike = await readAlike(tx, month);
  await saveMainMatters(tx, month, alike);
  if (await isMerged(tx, month)) return;
  const rows = breakDown(alikeIn(unitCode, alike));
  await tx`
    insert into published_breakdowns
    select ${firstDay}, ${unitCode}, kind, key, levels
    from jsonb_to_recordset(${tx.json(rows)}) as given (kind text, key text, levels integer[])`;
};

/**
 * Writes the breakdowns and main matters of one unit's month that has ended, after the parts in it. False where there is none, or other
 * processes publish them.
 */
export const publishNextBreakdown = (sql: Sql, at: Date): Promise<boolean> =>
  sql.begin(async (tx): Promise<boolean> => {
    const [month] = await tx<Month[]>`
      delete from touched_breakdowns
      where (first_day, unit_code) in (
        select first_day, unit_code from touched_breakdowns as touched
        where due_at <= ${at} and not exists (
          select from touched_parts
          where touched_parts.due_at <= ${at} and left(touched_parts.first_day, 7) = left(touched.first_day, 7))
        order by first_day desc, unit_code desc limit 1
        for update skip locked)
      returning first_day as "firstDay", unit_code as "unitCode"`;
    if (month) await publishMonth(tx, month);
    return month !== undefined;
  });
