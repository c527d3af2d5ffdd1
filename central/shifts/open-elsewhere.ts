import type { StaffShift } from "../../contract/sync/staff-shift.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";

/** A member of staff, and a device of the unit. */
export interface StaffAtDevice {
  readonly device: DeviceId;
  readonly staffNumber: string;
}

/**
 * How long a device may have been silent for its open shift to count, milliseconds. It reports every minute: a broken
 * one cannot report the end of a shift, and must not keep staff from another window. An alarm blocks no login, and so
 * also counts a window that is only offline.
 */
export const silenceMs = { keepsOut: 10 * 60 * 1_000, alarms: 24 * 60 * 60 * 1_000 } as const;

/**
 * The newest open shift of this 工号 at another device and another window of the same unit, by the reports received so
 * far; undefined where there is none. A revoked device will never report the end of a shift, and does not count.
 */
export const openShiftElsewhere = async (
  sql: Queries,
  { device, staffNumber }: StaffAtDevice,
  nowMs: number,
  longestSilenceMs: number,
): Promise<NonNullable<StaffShift["elsewhere"]> | undefined> => {
  const [row] = await sql<NonNullable<StaffShift["elsewhere"]>[]>`
    select open_shifts.unit_code as "unitCode", units.name as "unitName",
      open_shifts.window_number as "windowNumber", started_at as since
    from devices as here
    join open_shifts on open_shifts.unit_code = here.unit_code and open_shifts.device <> here.id
      and open_shifts.window_number <> here.window_number
    join devices as there on there.id = open_shifts.device
    join units on units.code = open_shifts.unit_code
    where here.id = ${device} and open_shifts.staff_number = ${staffNumber}
      and there.revoked_at is null and there.last_seen_at > ${new Date(nowMs - longestSilenceMs)}
    order by open_shifts.received_at desc, open_shifts.device
    limit 1`;
  return row;
};
