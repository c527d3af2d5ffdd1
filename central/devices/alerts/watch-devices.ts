import type { AlertKind } from "../../../contract/office/devices/alerts.ts";
import type { DeviceStatus } from "../../../contract/office/devices/devices.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { Sql, Tx } from "../../database/sql.ts";
import { deviceStatus, type SignOfLife } from "../device-status.ts";

/** An arbitrary number, the same in every server that shares a database. */
const lockOfWatch = 760_003;

interface WatchedDevice extends SignOfLife {
  readonly device: DeviceId;
  readonly watched: DeviceStatus | null;
}

/** The alert for a change of status; a device that is seen for the first time raises none. */
export const alertOfChange = (before: DeviceStatus | null, now: DeviceStatus): AlertKind | undefined => {
  if (before === null || before === now) return undefined;
  if (now === "lost") return "device-lost";
  return before === "lost" && (now === "live" || now === "quiet") ? "device-back" : undefined;
};

/** One server at a time: two that check at once would both raise the same alerts. */
const looking = (sql: Sql, look: (tx: Tx) => Promise<void>): Promise<void> =>
  sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${lockOfWatch})`;
    await look(tx);
  });

/** At most one unacknowledged alert of a kind is raised for a device within this time, milliseconds. */
const quietMs = 3_600_000;

/**
 * Raises an alert, or counts it to an open one of the last hour. An acknowledged one is closed, so a repeat is a new
 * alert. The caller holds the lock of the watch.
 */
const raiseAlert = async (
  tx: Tx,
  { device, kind }: { readonly device: DeviceId; readonly kind: AlertKind },
  at: Date,
): Promise<void> => {
  const since = new Date(at.getTime() - quietMs);
  const counted = await tx`
    update alerts set times = times + 1
    where id = (
      select max(id) from alerts
      where device = ${device} and kind = ${kind} and raised_at > ${since} and acknowledged_at is null)
    returning id`;
  if (counted.length > 0) return;
  await tx`insert into alerts (device, kind, raised_at) values (${device}, ${kind}, ${at})`;
};

const lookAtStatuses = async (tx: Tx, at: Date, isGraceOver: boolean): Promise<void> => {
  const devices = await tx<WatchedDevice[]>`
    select id as device, last_seen_at as "lastSeenAt", revoked_at as "revokedAt", watched_status as watched
    from devices order by id`;
  for (const { device, watched, ...life } of devices) {
    const status = deviceStatus(life, at.getTime());
    if (status === watched || (status === "lost" && !isGraceOver)) continue;
    const kind = alertOfChange(watched, status);
    if (kind !== undefined) await raiseAlert(tx, { device, kind }, at);
    await tx`update devices set watched_status = ${status} where id = ${device}`;
  }
};

/**
 * Skips alarms about one person at two windows: that is a question about people, asked on the page that shows who is on
 * duty.
 */
const lookAtAlarms = async (tx: Tx, at: Date): Promise<void> => {
  const alarms = await tx<{ device: DeviceId; kind: AlertKind }[]>`
    update alarms set alerted_at = ${at} where alerted_at is null and kind <> 'two-windows' returning device, kind`;
  for (const alarm of alarms) await raiseAlert(tx, alarm, at);
};

/**
 * Raises alerts for devices that were lost or came back since the last check, and for new alarms. Each kind in a `tx`
 * of its own: uploads lock their device first and raise alarms then, so that neither waits for the other. During the
 * grace period the last known status stays.
 */
export const watchDevices = async (sql: Sql, at: Date, isGraceOver: boolean): Promise<void> => {
  await looking(sql, (tx) => lookAtStatuses(tx, at, isGraceOver));
  await looking(sql, (tx) => lookAtAlarms(tx, at));
};
