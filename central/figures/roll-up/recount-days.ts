import { periodAround, weekPartOf } from "../../../contract/office/figures/periods.ts";
import type { Sql, Tx } from "../../database/sql.ts";
import { fragment } from "../../database/statement.ts";
import { touchPlatformDays } from "../../platform/touch-days.ts";
import { listRatings } from "../../ratings/list-ratings.ts";
import { listItems } from "../../rectification/list-items.ts";
import { shiftIsOld, shiftIsOver } from "../../shifts/shift-is-over.ts";
import { endOfPart } from "../running-part.ts";

/** The most devices whose days are counted in one `tx`: their uploads wait for it. */
const devicesAtOnce = 25;
/** The most days in one `tx`: after a rebuild a device may have years of them. */
const daysAtOnce = 500;

export interface DeviceDay {
  readonly device: string;
  readonly day: string;
}

/** Takes days that are due. Their devices are locked before: an upload that touches them again waits. */
const takeDue = async (tx: Tx, at: Date): Promise<readonly DeviceDay[]> => {
  const locked = await tx<{ id: string }[]>`
    select id from devices
    where id in (select device from touched_days where due_at <= ${at} order by due_at limit ${devicesAtOnce})
    order by id for no key update skip locked`;
  if (locked.length === 0) return [];
  const devices = locked.map(({ id }) => id);
  return tx<DeviceDay[]>`
    delete from touched_days using (
      select device, day from touched_days
      where device = any(${devices}::uuid[]) and due_at <= ${at}
      order by due_at limit ${daysAtOnce}
    ) as due
    where (touched_days.device, touched_days.day) = (due.device, due.day)
    returning touched_days.device, touched_days.day`;
};

const countByLevel = (condition = fragment`true`) => fragment`
  array[
    count(*) filter (where level = 1 and ${condition}), count(*) filter (where level = 2 and ${condition}),
    count(*) filter (where level = 3 and ${condition}), count(*) filter (where level = 4 and ${condition}),
    count(*) filter (where level = 5 and ${condition})
  ]::int[]`;

/** SQL: whether the row `counted` is in question, as long as its flag is not cleared, or no window's claim decided. */
const isInQuestion = fragment`(
  coalesce(contested.is_in_question, false) or exists (
    select from questioned_ratings as questioned join flags on flags.id = questioned.flag
    where (questioned.device, questioned.epoch, questioned.seq)
      = (counted_rows.device, counted_rows.epoch, counted_rows.seq) and flags.state <> 'cleared'))`;

const distinct = (days: readonly DeviceDay[], key: keyof DeviceDay): readonly string[] => [
  ...new Set(days.map((each) => each[key])),
];

/**
 * The rows of these days that count, and whether their shifts are over. The arrays reach the tables behind the view; a
 * join alone would read every prompt and rating of the office.
 */
const countedOn = (tx: Tx, days: readonly DeviceDay[], at: Date) => fragment`
  due as materialized (select * from jsonb_to_recordset(${tx.json(days)}) as due (device uuid, day text)),
  contested as materialized (
    select device, epoch, seq, is_set_aside, is_in_question from contested_ratings
    where device = any(${distinct(days, "device")}::uuid[])),
  counted as materialized (
    select counted_rows.*, ${isInQuestion} as is_in_question
    from counted_rows left join contested using (device, epoch, seq)
    where device = any(${distinct(days, "device")}::uuid[]) and day = any(${distinct(days, "day")}::text[])
      and (device, day) in (select device, day from due)
      and not coalesce(contested.is_set_aside, false)),
  last_rows as materialized (
    select device, day, shift_id, max(array[epoch, seq]) as place, max(received_at) as received_at
    from counted group by device, day, shift_id),
  shifts_of_days as materialized (
    select device, day, shift_id, ${shiftIsOver(at.getTime())} as is_over, ${shiftIsOld} as old_at
    from (
      select device, day, shift_id, place[1] as epoch, place[2] as seq, received_at from last_rows) as given)`;

/**
 * Counts the days again, and notes those with a shift that is not over: the cells, and the 差评 by their tags, of which the
 * empty tag stands for all. Both are made of the same rows, which are read once.
 */
export const recount = async (tx: Tx, days: readonly DeviceDay[], at: Date): Promise<void> => {
  const due = fragment`jsonb_to_recordset(${tx.json(days)}) as due (device uuid, day text)`;
  await tx`
    delete from figure_cells using ${due} where (figure_cells.device, figure_cells.day) = (due.device, due.day)`;
  await tx`
    delete from reason_cells using ${due} where (reason_cells.device, reason_cells.day) = (due.device, due.day)`;
  await tx`
    with ${countedOn(tx, days, at)},
    waiting as (
      insert into touched_days
      select device, day, min(old_at) from shifts_of_days where not is_over group by device, day order by 1, 2
      on conflict (device, day) do update set due_at = least(touched_days.due_at, excluded.due_at)),
    cells as (
      insert into figure_cells
      select device, day, shift_id, unit_code, window_number, staff_number,
        count(*) filter (where outcome is not null), count(*) filter (where outcome = 'answered'),
        count(*) filter (where outcome = 'unanswered'), count(*) filter (where outcome = 'cancelled'),
        ${countByLevel()}, ${countByLevel(fragment`is_walk_up`)}, count(*) filter (where is_raised),
        ${countByLevel(fragment`is_in_question`)}, ${countByLevel(fragment`is_walk_up and is_in_question`)},
        count(*) filter (where is_raised and is_in_question)
      from counted join shifts_of_days using (device, day, shift_id)
      where is_over
      group by device, day, shift_id, unit_code, window_number, staff_number)
    insert into reason_cells
    select device, day, unit_code, window_number, counted.level, tag_code, count(*)
    from counted join shifts_of_days using (device, day, shift_id)
      join present_ratings using (device, epoch, seq, unit_code, window_number)
      cross join lateral (
        select '' as tag_code
        union
        select jsonb_array_elements_text(tag_codes)) as tags
    where is_over and counted.level <= 2
    group by device, day, unit_code, window_number, counted.level, tag_code`;
  await listRatings(tx, days, at);
};

interface StoredCell {
  readonly day: string;
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly cell: string;
}

const cellsOn = (tx: Tx, days: readonly DeviceDay[]) => tx<StoredCell[]>`
  select figure_cells.day, unit_code as "unitCode", window_number as "windowNumber", figure_cells::text as cell
  from figure_cells join jsonb_to_recordset(${tx.json(days)}) as due (device uuid, day text) using (device, day)`;

/** The update locks the row: a part that is published at this moment is published again. */
const touchParts = async (tx: Tx, changed: readonly StoredCell[]): Promise<void> => {
  const parts = [...new Set(changed.map(({ day }) => weekPartOf(day).from))].sort();
  await tx`
    insert into touched_parts select * from unnest(${parts}::text[]) as changed (first_day) order by 1
    on conflict (first_day) do update set due_at = '-infinity'`;
};

/** The windows of these cells are summarized again for the signals, also where no count has changed. */
const touchWindows = async (tx: Tx, cells: readonly StoredCell[]): Promise<void> => {
  await tx`
    insert into touched_windows
    select distinct day, "unitCode", "windowNumber"
    from jsonb_to_recordset(${tx.json(cells)}) as counted (day text, "unitCode" text, "windowNumber" text)
    order by 1, 2, 3
    on conflict (day, unit_code, window_number) do update set day = excluded.day`;
};

/** Notes the months of units; a running one is due when it ends. */
const touchBreakdowns = async (tx: Tx, changed: readonly StoredCell[]): Promise<void> => {
  const months = changed.map(({ day, unitCode }) => {
    const { from: first_day, to } = periodAround("month", day);
    return { first_day, unit_code: unitCode, due_at: endOfPart(to) };
  });
  await tx`
    insert into touched_breakdowns
    select distinct on (first_day, unit_code) first_day, unit_code, due_at
    from jsonb_to_recordset(${tx.json(months)}) as changed (first_day text, unit_code text, due_at timestamptz)
    order by 1, 2
    on conflict (first_day, unit_code) do update set due_at = excluded.due_at`;
};

/**
 * Counts some of the days that are due from the read models, and notes the parts of weeks whose figures have changed,
 * and the windows. Returns how many days it counted; 0 where none is due, or other processes count them.
 */
export const recountDays = (sql: Sql, at: Date): Promise<number> =>
  sql.begin(async (tx): Promise<number> => {
    const days = await takeDue(tx, at);
    if (days.length === 0) return 0;
    // Where a day is expected to have many rows, PostgreSQL would rather read all prompts of the city.
    await tx`set local enable_seqscan = off`;
    const before = await cellsOn(tx, days);
    await recount(tx, days, at);
    await touchPlatformDays(tx, days, at);
    await listItems(tx, [...new Set(days.map(({ device }) => device))], at);
    const after = await cellsOn(tx, days);
    const [old, now] = [new Set(before.map(({ cell }) => cell)), new Set(after.map(({ cell }) => cell))];
    // A day whose tags alone have changed is in no other figure.
    const changed = [...before.filter(({ cell }) => !now.has(cell)), ...after.filter(({ cell }) => !old.has(cell))];
    await touchParts(tx, changed);
    await touchBreakdowns(tx, changed);
    await touchWindows(tx, [...before, ...after]);
    return days.length;
  });
