import type { StaffShift } from "../../contract/sync/staff-shift.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";

/** Somebody of the unit where a device stands. */
export interface StaffAtDevice {
  readonly device: DeviceId;
  readonly staffNumber: string;
}

/**
 * A device that has been silent for so long, milliseconds, cannot say that a shift ended, and a broken one never will:
 * its open shift keeps nobody from another window.
 */
const silentTooLongMs = 24 * 60 * 60 * 1_000;

/**
 * The newest open shift of this 工号 at another device and another window of the same unit, by what devices have told up
 * to now; undefined where there is none.
 */
export const openShiftElsewhere = async (
  sql: Queries,
  { device, staffNumber }: StaffAtDevice,
  nowMs: number,
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
      and there.last_seen_at > ${new Date(nowMs - silentTooLongMs)}
    order by open_shifts.received_at desc, open_shifts.device
    limit 1`;
  return row;
};
