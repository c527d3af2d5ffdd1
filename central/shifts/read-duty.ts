import type { DutyRow, OfficeDuty, TwoWindowsRow } from "../../contract/office/shifts/duty.ts";
import type { Queries } from "../database/sql.ts";

/** The most alarms in one answer. */
const listedAlarms = 20;

interface DatedDuty extends Omit<DutyRow, "lastSeenAt"> {
  readonly lastSeenAt: Date | null;
}

interface DatedAlarm extends Omit<TwoWindowsRow, "raisedAt"> {
  readonly raisedAt: Date;
}

const selectOnDuty = (sql: Queries): Promise<DatedDuty[]> => sql<DatedDuty[]>`
  select shift.device, shift.shift_id as "shiftId",
    coalesce(units.name, jsonb_build_object('zh', shift.unit_code)) as "unitName",
    shift.window_number as "windowNumber", shift.staff_number as "staffNumber",
    coalesce(staff.name, jsonb_build_object('zh', shift.staff_number)) as "staffName",
    shift.mentor_number as "mentorNumber", shift.started_at as since,
    case when pause.is_pause then
      jsonb_build_object('since', pause.noted_at, 'reason', pause.reason, 'until', pause.until_at)
    end as paused,
    devices.last_seen_at as "lastSeenAt",
    array(
      select distinct other.window_number from open_shifts as other
      join devices as there on there.id = other.device and there.revoked_at is null
      where other.unit_code = shift.unit_code and other.staff_number = shift.staff_number
        and other.device <> shift.device and other.window_number <> shift.window_number
      order by 1
    ) as "alsoAt"
  from open_shifts as shift
  join devices on devices.id = shift.device
  left join units on units.code = shift.unit_code
  left join staff on staff.unit_code = shift.unit_code and staff.number = shift.staff_number
  left join lateral (
    select is_pause, noted_at, reason, until_at from shift_pauses
    where shift_pauses.device = shift.device and shift_pauses.shift_id = shift.shift_id
    order by epoch desc, seq desc limit 1
  ) as pause on true
  where devices.revoked_at is null
  order by shift.unit_code, length(shift.window_number), shift.window_number, shift.device`;

/**
 * Staff on shift now, and the other windows where the same person is on shift. Without revoked devices, which report
 * nothing more.
 */
const readOnDuty = async (sql: Queries): Promise<DutyRow[]> =>
  (await selectOnDuty(sql)).map((row) => ({ ...row, lastSeenAt: row.lastSeenAt?.toISOString() ?? null }));

const selectTwoWindows = (sql: Queries): Promise<DatedAlarm[]> => sql<DatedAlarm[]>`
  select device, epoch, seq, coalesce(units.name, jsonb_build_object('zh', shifts.unit_code)) as "unitName",
    window_number as "windowNumber", staff_number as "staffNumber",
    coalesce(staff.name, jsonb_build_object('zh', staff_number)) as "staffName",
    started_at as "startedAt", last_raised_at as "raisedAt"
  from alarms join shifts using (device, epoch, seq)
  left join units on units.code = shifts.unit_code
  left join staff on staff.unit_code = shifts.unit_code and staff.number = staff_number
  where alarms.kind = 'two-windows'
  order by last_raised_at desc, device, epoch desc, seq desc limit ${listedAlarms}`;

/** The newest alarms about one person at two windows. */
const readTwoWindows = async (sql: Queries): Promise<TwoWindowsRow[]> =>
  (await selectTwoWindows(sql)).map((row) => ({ ...row, raisedAt: row.raisedAt.toISOString() }));

export const readDuty = async (sql: Queries): Promise<OfficeDuty> => ({
  onDuty: await readOnDuty(sql),
  twoWindows: await readTwoWindows(sql),
});
