import type { DeviceStatus } from "../../contract/office/devices/devices.ts";

const minuteMs = 60_000;
/** A device gives a sign of life every minute; one may get lost. */
const liveMs = 2 * minuteMs;
const lostMs = 24 * 60 * minuteMs;

export interface SignOfLife {
  readonly lastSeenAt: Date | null;
  readonly revokedAt: Date | null;
}

/** The status by the last sign of life alone; the device's own report is shown beside it. `nowMs` is the centre's clock. */
export const deviceStatus = ({ lastSeenAt, revokedAt }: SignOfLife, nowMs: number): DeviceStatus => {
  if (revokedAt !== null) return "revoked";
  if (lastSeenAt === null) return "never";
  const silentMs = nowMs - lastSeenAt.getTime();
  if (silentMs >= lostMs) return "lost";
  return silentMs <= liveMs ? "live" : "quiet";
};
