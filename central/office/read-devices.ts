import type { DeviceRow } from "../../contract/office/office.ts";
import type { Queries } from "../database/sql.ts";

interface DatedDevice extends Omit<DeviceRow, "lastSeenAt"> {
  readonly lastSeenAt: Date | null;
}

/**
 * `epoch` and `entries` are the newest ledger of the device: the position its own screen shows. Somebody at two windows is
 * no fault of a device and is listed by itself.
 */
const selectDevices = (sql: Queries): Promise<DatedDevice[]> => sql<DatedDevice[]>`
  select devices.id as device, devices.fingerprint, units.name as "unitName",
    devices.window_number as "windowNumber", coalesce(newest.epoch, 0) as epoch, coalesce(newest.size, 0) as entries,
    devices.last_seen_at as "lastSeenAt",
    (select count(*) from quarantined_entries where quarantined_entries.device = devices.id) as quarantined,
    (select count(*) from alarms where alarms.device = devices.id and alarms.kind <> 'two-windows') as alarms
  from devices
  join units on units.code = devices.unit_code
  left join lateral (
    select epoch, size from ledger_epochs where ledger_epochs.device = devices.id order by epoch desc limit 1
  ) as newest on true
  order by devices.last_seen_at desc nulls last, devices.id`;

/** Every device, the one that was heard of last first. */
export const readDevices = async (sql: Queries): Promise<DeviceRow[]> =>
  (await selectDevices(sql)).map((row) => ({ ...row, lastSeenAt: row.lastSeenAt?.toISOString() ?? null }));
