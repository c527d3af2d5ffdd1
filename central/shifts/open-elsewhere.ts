import type { StaffShift } from "../../contract/sync/staff-shift.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";

/** Somebody of the unit where a device stands. */
export interface StaffAtDevice {
  readonly device: DeviceId;
  readonly staffNumber: string;
}

/**
 * How long a device may have been silent for its open shift to count, milliseconds. It says something every minute: a
 * broken one cannot say that a shift ended, and must keep nobody from another window. An alarm keeps nobody from
 * anything, and so counts a window that is merely offline.
 */
export const silenceMs = { keepsOut: 10 * 60 * 1_000, alarms: 24 * 60 * 60 * 1_000 } as const;

/**
 * The newest open shift of this 工号 at another device and another window of the same unit, by what devices have told up
 * to now; undefined where there is none. A device that was revoked will never tell that a shift ended, and counts no more.
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
