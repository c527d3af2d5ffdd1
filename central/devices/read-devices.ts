import type { Count } from "../../contract/office/count.ts";
import {
  type DeviceHealth,
  type DeviceRow,
  type DeviceStatus,
  type DevicesQuery,
  devicesAtOnce,
  type OfficeDevices,
} from "../../contract/office/devices/devices.ts";
import { containsText } from "../database/contains-text.ts";
import type { Queries } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import { deviceStatus, deviceStatusAt, type SignOfLife } from "./device-status.ts";
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

/** SQL: whether the row `devices` is in use and has an alarm. */
const isAlarmed = fragment`(devices.revoked_at is null
  and devices.id in (select device from alarms where ${isOfDevice}))`;

const searched = [
  ...[fragment`units.name ->> 'zh'`, fragment`units.name ->> 'en'`, fragment`units.code`],
  ...[fragment`devices.window_number`, fragment`devices.id::text`, fragment`devices.fingerprint`],
];

const isOfPlace = ({ unit, text }: DevicesQuery): Fragment => fragment`
  ${unit === undefined ? fragment`true` : fragment`devices.unit_code = ${unit}`}
  and (${text === undefined ? fragment`true` : containsText(text, searched)})`;

const isInState = ({ state }: DevicesQuery, nowMs: number): Fragment => {
  if (state === undefined) return fragment`true`;
  return state === "alarmed" ? isAlarmed : fragment`${deviceStatusAt(nowMs)} = ${state}`;
};

/** The place of the row `devices` in the order: a row stays where it is while a person decides about it. */
const place = fragment`
  devices.revoked_at is not null, not ${isAlarmed}, devices.unit_code, length(devices.window_number),
  devices.window_number, devices.id`;

const follows = ({ after }: DevicesQuery): Fragment =>
  after === undefined
    ? fragment`true`
    : fragment`(${place}) > (select ${place} from devices where devices.id = ${after}::uuid)`;

/**
 * One more than are shown, where there are more. `epoch` and `entries` are the newest ledger of the device: the position
 * on its own screen. Quarantined ratings have their number beside the entries, and an alert.
 */
const selectDevices = (sql: Queries, query: DevicesQuery, nowMs: number): Promise<StoredDevice[]> => sql<
  StoredDevice[]
>`
  with shown as materialized (
    select devices.*, units.name, row_number() over (order by ${place}) as place
    from devices join units on units.code = devices.unit_code
    where ${isOfPlace(query)} and ${isInState(query, nowMs)} and ${follows(query)}
    order by ${place} limit ${devicesAtOnce + 1})
  select shown.id as device, shown.fingerprint, shown.unit_code as "unitCode", shown.name as "unitName",
    shown.window_number as "windowNumber", coalesce(newest.epoch, 0) as epoch, coalesce(newest.size, 0) as entries,
    shown.last_seen_at as "lastSeenAt", shown.revoked_at as "revokedAt", shown.replaced_by as "replacedBy",
    shown.app_version as "appVersion", shown.clock_skew_ms as "clockSkewMs", shown.health as said,
    shown.health_at as "healthAt",
    (select max(version) from configuration_documents as document where document.device = shown.id)
      as "newestConfiguration",
    (select count(*) from quarantined_entries where quarantined_entries.device = shown.id) as quarantined,
    (select count(*) from alarms where alarms.device = shown.id and ${isOfDevice}) as alarms
  from shown
  left join lateral (
    select epoch, size from ledger_epochs where ledger_epochs.device = shown.id order by epoch desc limit 1
  ) as newest on true
  order by shown.place`;

/** How many are in each state, of those that fit unit and text. */
export const countStates = async (
  sql: Queries,
  query: DevicesQuery,
  nowMs: number,
): Promise<OfficeDevices["counts"]> => {
  const rows = await sql<{ state: DeviceStatus; count: number; alarmed: number }[]>`
    select ${deviceStatusAt(nowMs)} as state, count(*)::int as count, (count(*) filter (where ${isAlarmed}))::int as alarmed
    from devices join units on units.code = devices.unit_code where ${isOfPlace(query)} group by 1`;
  const countOf = (state: DeviceStatus): number => rows.find((row) => row.state === state)?.count ?? 0;
  return {
    ...{ live: countOf("live"), quiet: countOf("quiet"), lost: countOf("lost"), never: countOf("never") },
    revoked: countOf("revoked"),
    alarmed: rows.reduce((sum, { alarmed }) => sum + alarmed, 0),
  };
};

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

/** Some devices by unit and window, those with an alarm first and revoked ones last. */
export const readDevices = async (sql: Queries, query: DevicesQuery, nowMs: number): Promise<OfficeDevices> => {
  const stored = await selectDevices(sql, query, nowMs);
  const devices = stored.slice(0, devicesAtOnce).map((row) => rowOf(row, nowMs));
  return {
    devices,
    counts: await countStates(sql, query, nowMs),
    next: stored.length > devicesAtOnce ? (devices.at(-1)?.device ?? null) : null,
  };
};

/** Devices in use that have an alarm. */
export const countAlarmed = async (sql: Queries): Promise<Count> => {
  const [row] = await sql<Count[]>`select count(*) as count from devices where ${isAlarmed}`;
  return row ?? { count: 0 };
};
