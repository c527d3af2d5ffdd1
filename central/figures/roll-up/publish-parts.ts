import type { LevelCounts, Tally } from "../../../contract/office/figures/figures.ts";
import { type Days, weekPartOf } from "../../../contract/office/figures/periods.ts";
import type { Sql, Tx } from "../../database/sql.ts";
import { type Fragment, fragment } from "../../database/statement.ts";
import { noteErrata } from "../../stars/note-errata.ts";
import type { Cell } from "../blocks.ts";
import { gatherCells, type PieceOfCell, pieceOfDay } from "../gather-cells.ts";
import { type Line, type Published, publish } from "../publish.ts";
import { endOfPart } from "../running-part.ts";
import { emptyTally } from "../tally.ts";
import { addedByLevel, addedUp } from "./added-up.ts";
import { readReleased, releaseCells } from "./release-cells.ts";

interface StoredCell extends Tally, Omit<PieceOfCell, "part" | "tally" | "inQuestion"> {
  readonly questionedLevels: LevelCounts;
  readonly questionedWalkUpLevels: LevelCounts;
  readonly questionedRaised: number;
}

const cellOf = (part: string, stored: StoredCell): PieceOfCell => {
  const { unitCode, windowNumber, staffNumber, piece, pieces, ...counts } = stored;
  const { questionedLevels: levels, questionedWalkUpLevels: walkUpLevels, questionedRaised: raised, ...tally } = counts;
  const inQuestion = { ...emptyTally, levels, walkUpLevels, raised };
  return { unitCode, windowNumber, staffNumber, part, piece, pieces, tally, inQuestion };
};

/** In a fixed order: of several that are equally small, the first one is hidden, each time that the part is published. */
const readCells = async (tx: Tx, { from, to }: Days): Promise<readonly Cell[]> => {
  const stored = await tx<StoredCell[]>`
    select unit_code as "unitCode", window_number as "windowNumber", staff_number as "staffNumber",
      ${pieceOfDay} as piece, coalesce(cardinality(ends), 0) as pieces, ${addedUp},
      ${addedByLevel(fragment`questioned_levels`)} as "questionedLevels",
      ${addedByLevel(fragment`questioned_walk_up_levels`)} as "questionedWalkUpLevels",
      sum(questioned_raised)::int as "questionedRaised"
    from figure_cells left join (
      select unit_code, window_number, staff_number, ends from released_cells where first_day = ${from}
    ) as released_cells using (unit_code, window_number, staff_number)
    where day between ${from} and ${to}
    group by unit_code, window_number, staff_number, piece, pieces
    order by unit_code collate "C", window_number collate "C", staff_number collate "C", piece`;
  return gatherCells(stored.map((each) => cellOf(from, each)));
};

const countsOf = (row: Fragment) => fragment`
  ${row}.opened, ${row}.answered, ${row}.unanswered, ${row}.cancelled, ${row}.levels, ${row}.walk_up_levels, ${row}.raised,
  ${row}.told_walk_up_levels, ${row}.unquestioned_levels, ${row}.unquestioned_walk_up_levels,
  ${row}.unquestioned_raised, ${row}.unquestioned_told_walk_up_levels`;

const excludedCounts = fragment`
  (opened, answered, unanswered, cancelled, levels, walk_up_levels, raised, told_walk_up_levels, unquestioned_levels,
    unquestioned_walk_up_levels, unquestioned_raised, unquestioned_told_walk_up_levels)
    = (${countsOf(fragment`excluded`)})`;

type Kind = "all" | "unit" | "window" | "person";

/** A line with all ratings, and the same line without those in question: their prompts are the same. */
const rowOf = (
  first_day: string,
  kind: Kind,
  { unitCode, key, tally, toldWalkUps, isPartial }: Line,
  without: Line | undefined,
) => ({
  ...{ first_day, kind, unit_code: unitCode ?? "", key: key ?? "", is_partial: isPartial },
  ...(tally && {
    ...{ opened: tally.opened, answered: tally.answered, unanswered: tally.unanswered, cancelled: tally.cancelled },
    ...{ levels: tally.levels, walk_up_levels: tally.walkUpLevels, raised: tally.raised },
    told_walk_up_levels: toldWalkUps,
    // Without a tally all of its ratings are in question: zeros, so that the sum of several parts has its prompts.
    unquestioned_levels: (without?.tally ?? emptyTally).levels,
    unquestioned_walk_up_levels: (without?.tally ?? emptyTally).walkUpLevels,
    unquestioned_raised: (without?.tally ?? emptyTally).raised,
    unquestioned_told_walk_up_levels: without?.toldWalkUps ?? emptyTally.levels,
  }),
});

const keyOf = ({ unitCode, key }: Line): string => JSON.stringify([unitCode, key]);

/** The rows of one table; both hold the same lines. */
const rowsOf = (firstDay: string, kind: Kind, lines: readonly Line[], without: readonly Line[]) => {
  const others = new Map(without.map((line) => [keyOf(line), line]));
  return lines.map((line) => rowOf(firstDay, kind, line, others.get(keyOf(line))));
};

/** Replaces the lines of a part; an equal line is left as it is. */
const saveLines = async (tx: Tx, firstDay: string, rows: readonly object[]): Promise<void> => {
  await tx`
    with given as materialized (
      select * from jsonb_populate_recordset(null::published_lines, ${tx.json(rows)})),
    gone as (
      delete from published_lines
      where first_day = ${firstDay} and (kind, unit_code, key) not in (select kind, unit_code, key from given))
    insert into published_lines select * from given
    on conflict (kind, unit_code, key, first_day) do update set is_partial = excluded.is_partial, ${excludedCounts}
    where (published_lines.is_partial, ${countsOf(fragment`published_lines`)})
      is distinct from (excluded.is_partial, ${countsOf(fragment`excluded`)})`;
};

const publishLines = async (tx: Tx, firstDay: string, told: Published, without: Published): Promise<void> =>
  saveLines(tx, firstDay, [
    rowOf(firstDay, "all", told.all, without.all),
    ...rowsOf(firstDay, "unit", told.units, without.units),
    ...rowsOf(firstDay, "window", told.windows, without.windows),
    ...rowsOf(firstDay, "person", told.staff, without.staff),
  ]);

/** Notes a running part, so that it is published again when it is over. */
const publishRunning = async (tx: Tx, firstDay: string, end: Date): Promise<void> => {
  await releaseCells(tx, firstDay);
  const cells = await readReleased(tx, { from: firstDay, to: firstDay });
  const published = publish(cells, "with", firstDay);
  const all = cells.length === 0 ? { ...published.all, tally: null } : published.all;
  // Nothing is left out yet: its ratings in question may be few.
  const told = { ...published, all };
  await publishLines(tx, firstDay, told, told);
  await tx`
    insert into touched_parts values (${firstDay}, ${end})
    on conflict (first_day) do update set due_at = least(touched_parts.due_at, excluded.due_at)`;
};

/** Writes the lines of the part that begins on `firstDay`, from its cells. */
export const publishPart = async (tx: Tx, firstDay: string, at: Date): Promise<void> => {
  const end = endOfPart(firstDay);
  if (at < end) return publishRunning(tx, firstDay, end);
  const cells = await readCells(tx, weekPartOf(firstDay));
  if (cells.length === 0) return saveLines(tx, firstDay, []);
  return publishLines(tx, firstDay, publish(cells, "with"), publish(cells, "without"));
};

/**
 * Writes the lines of one part of a week whose cells have changed, or that has ended. False where there is none, or other processes publish
 * them.
 */
export const publishNextPart = (sql: Sql, at: Date): Promise<boolean> =>
  sql.begin(async (tx): Promise<boolean> => {
    const [part] = await tx<{ firstDay: string }[]>`
      delete from touched_parts
      where first_day in (
        select first_day from touched_parts where due_at <= ${at} order by first_day desc limit 1
        for update skip locked)
      returning first_day as "firstDay"`;
    if (!part) return false;
    await publishPart(tx, part.firstDay, at);
    await noteErrata(tx, part.firstDay);
    return true;
  });
