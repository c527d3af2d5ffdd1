import type { DeviceStatus } from "../../contract/office/devices/devices.ts";
import { type Fragment, fragment } from "../database/statement.ts";

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

/** SQL: the same of the row `devices`. */
export const deviceStatusAt = (nowMs: number): Fragment => fragment`(case
  when devices.revoked_at is not null then 'revoked'
  when devices.last_seen_at is null then 'never'
  when devices.last_seen_at <= ${new Date(nowMs - lostMs)} then 'lost'
  when devices.last_seen_at >= ${new Date(nowMs - liveMs)} then 'live'
  else 'quiet' end)`;
