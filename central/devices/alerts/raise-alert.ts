import type { AlertKind } from "../../../contract/office/devices/alerts.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { Tx } from "../../database/sql.ts";

/** Of one kind for one device, at most one that nobody has acknowledged is raised within this time. */
const quietMs = 3_600_000;

/**
 * Raises an alert, or counts it to the one of the last hour that is still open: what was acknowledged has been dealt with,
 * and a repeat is news. Whoever calls holds the lock of the watch.
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
