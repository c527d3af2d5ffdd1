import type { Scope } from "../../contract/office/accounts/permissions.ts";
import {
  type DutyQuery,
  type DutyRow,
  dutyAtOnce,
  type OfficeDuty,
  type TwoWindowsRow,
} from "../../contract/office/shifts/duty.ts";
import { within } from "../accounts/within-scope.ts";
import { containsText } from "../database/contains-text.ts";
import type { Queries } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";

/** The most alarms in one answer. */
const listedAlarms = 20;

interface DatedDuty extends Omit<DutyRow, "lastSeenAt"> {
  readonly lastSeenAt: Date | null;
}

interface DatedAlarm extends Omit<TwoWindowsRow, "raisedAt"> {
  readonly raisedAt: Date;
}

const searched = [
  ...[fragment`units.name ->> 'zh'`, fragment`units.name ->> 'en'`, fragment`shift.unit_code`],
  ...[fragment`staff.name ->> 'zh'`, fragment`staff.name ->> 'en'`, fragment`shift.staff_number`],
  fragment`shift.window_number`,
];

/** SQL: the names of the row `shift`. */
const names = fragment`
  left join units on units.code = shift.unit_code
  left join staff on staff.unit_code = shift.unit_code and staff.number = shift.staff_number`;

const isInState = ({ state }: DutyQuery): Fragment =>
  state === undefined ? fragment`true` : fragment`${state} = any (states)`;

/** The place of the row `shift` in the order. */
const place = fragment`shift.unit_code, length(shift.window_number), shift.window_number, shift.device`;

const follows = ({ after }: DutyQuery): Fragment =>
  after === undefined
    ? fragment`true`
    : fragment`(${place}) > (select ${place} from on_duty as shift where shift.device = ${after}::uuid)`;

/** SQL: the tables `on_duty`, and `found`: those that fit unit and text, each with its states. */
const found = (query: DutyQuery, scope: Scope): Fragment => fragment`
  on_duty as materialized (
    select open_shifts.*, devices.last_seen_at from open_shifts join devices on devices.id = device
    where devices.revoked_at is null and ${within(scope, fragment`open_shifts.unit_code`, fragment`open_shifts.window_number`)}
      and ${query.unit === undefined ? fragment`true` : fragment`open_shifts.unit_code = ${query.unit}`}),
  people as materialized (
    select unit_code, staff_number, array_agg(distinct window_number order by window_number) as windows
    from on_duty group by unit_code, staff_number having count(*) > 1),
  found as materialized (
    select shift.*, coalesce(array_remove(people.windows, shift.window_number), '{}') as also_at,
      array[case when shift.paused is null then 'serving' else 'paused' end]
        || case when cardinality(people.windows) > 1 then array['elsewhere'] else '{}' end as states
    from on_duty as shift
    left join people using (unit_code, staff_number)
    ${query.text === undefined ? fragment`` : fragment`${names} where ${containsText(query.text, searched)}`})`;

/** How many are in each state, of those that fit unit and text, beside each row; alone where no row is shown. */
type Counted = (DatedDuty | { readonly device: null }) & Pick<OfficeDuty, "counts">;

const selectOnDuty = (sql: Queries, query: DutyQuery, scope: Scope): Promise<Counted[]> => sql<Counted[]>`
  with ${found(query, scope)},
  counts as (
    select count(*) filter (where 'serving' = any (states)) as serving,
      count(*) filter (where 'paused' = any (states)) as paused_count,
      count(*) filter (where 'elsewhere' = any (states)) as elsewhere
    from found),
  shown as (
    select shift.*, row_number() over (order by ${place}) as place
    from found as shift where ${isInState(query)} and ${follows(query)}
    order by ${place} limit ${dutyAtOnce + 1})
  select shift.device, shift.shift_id as "shiftId", shift.unit_code as "unitCode",
    coalesce(units.name, jsonb_build_object('zh', shift.unit_code)) as "unitName",
    shift.window_number as "windowNumber", shift.staff_number as "staffNumber",
    coalesce(staff.name, jsonb_build_object('zh', shift.staff_number)) as "staffName",
    shift.mentor_number as "mentorNumber", shift.started_at as since, shift.paused,
    shift.last_seen_at as "lastSeenAt", also_at as "alsoAt",
    jsonb_build_object('serving', serving, 'paused', paused_count, 'elsewhere', elsewhere) as counts
  from counts left join shown as shift on true ${names} order by place`;

const rowOf = (row: DatedDuty): DutyRow => ({ ...row, lastSeenAt: row.lastSeenAt?.toISOString() ?? null });

const selectTwoWindows = (sql: Queries, scope: Scope): Promise<DatedAlarm[]> => sql<DatedAlarm[]>`
  select device, epoch, seq, coalesce(units.name, jsonb_build_object('zh', shifts.unit_code)) as "unitName",
    window_number as "windowNumber", staff_number as "staffNumber",
    coalesce(staff.name, jsonb_build_object('zh', staff_number)) as "staffName",
    started_at as "startedAt", last_raised_at as "raisedAt"
  from alarms join shifts using (device, epoch, seq)
  left join units on units.code = shifts.unit_code
  left join staff on staff.unit_code = shifts.unit_code and staff.number = staff_number
  where alarms.kind = 'two-windows' and ${within(scope, fragment`shifts.unit_code`, fragment`shifts.window_number`)}
  order by last_raised_at desc, device, epoch desc, seq desc limit ${listedAlarms}`;

/** The newest alarms about one person at two windows. */
const readTwoWindows = async (sql: Queries, scope: Scope): Promise<TwoWindowsRow[]> =>
  (await selectTwoWindows(sql, scope)).map((row) => ({ ...row, raisedAt: row.raisedAt.toISOString() }));

/**
 * Staff on shift now, and the other windows where the same person is on shift. Without revoked devices, which report
 * nothing more.
 */
export const readDuty = async (sql: Queries, query: DutyQuery, scope: Scope): Promise<OfficeDuty> => {
  const stored = await selectOnDuty(sql, query, scope);
  const rows = stored.flatMap(({ counts: _, ...row }) => (row.device === null ? [] : [rowOf(row)]));
  const onDuty = rows.slice(0, dutyAtOnce);
  return {
    onDuty,
    counts: stored[0]?.counts ?? { serving: 0, paused: 0, elsewhere: 0 },
    next: rows.length > dutyAtOnce ? (onDuty.at(-1)?.device ?? null) : null,
    twoWindows: await readTwoWindows(sql, scope),
  };
};
