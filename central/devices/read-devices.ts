import type { Count } from "../../contract/office/count.ts";
import type { DeviceHealth, DeviceRow } from "../../contract/office/devices/devices.ts";
import type { Queries } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { deviceStatus, type SignOfLife } from "./device-status.ts";
import { DeviceReport } from "./health.ts";

interface StoredDevice
  extends Omit<DeviceRow, "lastSeenAt" | "revokedAt" | "status" | "health" | "configuration">,
    SignOfLife {
  readonly newestConfiguration: number | null;
  readonly healthAt: Date | null;
  readonly said: unknown;
}

/** One person at two windows, and a service rated at two, are no fault of a device and are listed separately. */
const isOfDevice = fragment`alarms.kind not in ('two-windows', 'service-contested', 'rating-quarantined')`;

/**
 * `epoch` and `entries` are the newest ledger of the device: the position on its own screen. Quarantined ratings have
 * their number beside the entries, and an alert.
 */
const selectDevices = (sql: Queries): Promise<StoredDevice[]> => sql<StoredDevice[]>`
  select devices.id as device, devices.fingerprint, units.code as "unitCode", units.name as "unitName",
    devices.window_number as "windowNumber", coalesce(newest.epoch, 0) as epoch, coalesce(newest.size, 0) as entries,
    devices.last_seen_at as "lastSeenAt", devices.revoked_at as "revokedAt", devices.replaced_by as "replacedBy",
    devices.app_version as "appVersion", devices.clock_skew_ms as "clockSkewMs", devices.health as said,
    devices.health_at as "healthAt",
    (select max(version) from configuration_documents as document where document.device = devices.id)
      as "newestConfiguration",
    (select count(*) from quarantined_entries where quarantined_entries.device = devices.id) as quarantined,
    (select count(*) from alarms where alarms.device = devices.id
      and ${isOfDevice}) as alarms
  from devices
  join units on units.code = devices.unit_code
  left join lateral (
    select epoch, size from ledger_epochs where ledger_epochs.device = devices.id order by epoch desc limit 1
  ) as newest on true
  order by devices.revoked_at is not null, devices.last_seen_at desc nulls last, devices.id`;

const rowOf = ({ lastSeenAt, revokedAt, said, healthAt, newestConfiguration, ...row }: StoredDevice, nowMs: number) => {
  const { configurationVersion, ...stated } = DeviceReport.safeParse(said).data ?? {};
  const health: DeviceHealth = {
    reportedAt: healthAt?.toISOString() ?? null,
    unsent: stated.unsent ?? null,
    oldestUnsentMs: stated.oldestUnsentMs ?? null,
    freeMib: stated.freeMib ?? null,
    sinceRatingMs: stated.sinceRatingMs ?? null,
    screenSilentMs: stated.screenSilentMs ?? null,
    trouble: stated.trouble ?? null,
    proxy: stated.proxy ?? null,
    privateAuthorities: stated.privateAuthorities ?? [],
    machine: stated.machine ?? null,
  };
  return {
    ...row,
    status: deviceStatus({ lastSeenAt, revokedAt }, nowMs),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    configuration: { version: configurationVersion ?? null, newest: newestConfiguration },
    health,
  };
};

/** Every device, by last contact with the newest first; revoked ones after all others. */
export const readDevices = async (sql: Queries, nowMs: number): Promise<DeviceRow[]> =>
  (await selectDevices(sql)).map((row) => rowOf(row, nowMs));

/** Devices in use that have an alarm. */
export const countAlarmed = async (sql: Queries): Promise<Count> => {
  const [row] = await sql<Count[]>`
    select count(*) as count from devices
    where revoked_at is null and exists (select from alarms where alarms.device = devices.id and ${isOfDevice})`;
  return row ?? { count: 0 };
};
