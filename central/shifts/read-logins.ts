import { mostAttempts } from "../../contract/ledger/bodies/login.ts";
import type { Count } from "../../contract/office/count.ts";
import type { ChangedPinRow, LockedNumberRow, OfficeLogins } from "../../contract/office/shifts/logins.ts";
import type { Queries } from "../database/sql.ts";

/** The most changed PINs in one answer. */
const listedPins = 20;

/**
 * Counts as the devices do: attempts at the current PIN of the number; an unlocking that is newer than the last of them
 * is under way. Numbers outside the roster are ignored.
 */
const selectLocked = (sql: Queries): Promise<LockedNumberRow[]> => sql<LockedNumberRow[]>`
  select attempt.device, staff.unit_code as "unitCode", units.name as "unitName",
    devices.window_number as "windowNumber", staff.number as "staffNumber", staff.name as "staffName",
    (array_agg(attempt.attempted_at order by attempt.epoch, attempt.seq))[${mostAttempts}] as "lockedAt",
    (array_agg(attempt.unlocks order by attempt.epoch desc, attempt.seq desc))[1] < staff.unlocks as "isUnlocked"
  from login_attempts as attempt
  join devices on devices.id = attempt.device
  join units on units.code = devices.unit_code
  join staff on staff.unit_code = devices.unit_code and staff.number = attempt.staff_number
    and left(encode(sha256(decode(staff.pin ->> 'saltBase64', 'base64')), 'hex'), 16) = attempt.verifier_id
  where devices.revoked_at is null
  group by attempt.device, units.code, devices.id, staff.unit_code, staff.number
  having count(*) >= ${mostAttempts}
  order by staff.unit_code, staff.number, devices.window_number, attempt.device`;

interface Dated extends Omit<ChangedPinRow, "receivedAt"> {
  readonly receivedAt: Date;
}

const selectTakenPins = (sql: Queries): Promise<Dated[]> => sql<Dated[]>`
  select device, epoch, seq, taken.unit_code as "unitCode",
    coalesce(units.name, jsonb_build_object('zh', taken.unit_code)) as "unitName",
    devices.window_number as "windowNumber", taken.staff_number as "staffNumber",
    coalesce(staff.name, jsonb_build_object('zh', taken.staff_number)) as "staffName",
    changed_at as "changedAt", received_at as "receivedAt"
  from taken_pins as taken
  join devices on devices.id = taken.device
  left join units on units.code = taken.unit_code
  left join staff on staff.unit_code = taken.unit_code and staff.number = taken.staff_number
  order by received_at desc, device, epoch desc, seq desc limit ${listedPins}`;

/** Locked numbers by device, and the PINs that staff set at a device, the newest by arrival. */
export const readLogins = async (sql: Queries): Promise<OfficeLogins> => {
  const [lockedNumbers, taken] = await Promise.all([selectLocked(sql), selectTakenPins(sql)]);
  return { lockedNumbers, changedPins: taken.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() })) };
};

/** Numbers that wait to be unlocked, without those that the centre has unlocked already. */
export const readLocked = async (sql: Queries): Promise<readonly LockedNumberRow[]> =>
  (await selectLocked(sql)).filter(({ isUnlocked }) => !isUnlocked);

export const countLocked = async (sql: Queries): Promise<Count> => ({ count: (await readLocked(sql)).length });
