import type { AlertKind } from "../../../contract/office/devices/alerts.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { Tx } from "../../database/sql.ts";

/** At most one unacknowledged alert of a kind is raised for a device within this time, milliseconds. */
const quietMs = 3_600_000;

/**
 * Raises an alert, or counts it to an open one of the last hour. An acknowledged one is closed, so a repeat is a new
 * alert. The caller holds the lock of the watch.
 */
export const raiseAlert = async (
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
