import type { DeviceId } from "../../contract/words.ts";
import type { Tx } from "../database/sql.ts";

export type AlarmKind =
  | "fork"
  | "truncation"
  | "database-lost"
  | "entries-lost"
  | "two-windows"
  | "storage-low"
  | "storage-failed"
  | "service-contested"
  | "rating-quarantined";

/** Raises an alarm about a position, or increments its count. */
export const raiseAlarm = async (
  tx: Tx,
  device: DeviceId,
  alarm: { readonly kind: AlarmKind; readonly epoch: number; readonly seq: number },
  at: Date,
): Promise<void> => {
  await tx`
    insert into alarms (device, kind, epoch, seq, first_raised_at, last_raised_at)
    values (${device}, ${alarm.kind}, ${alarm.epoch}, ${alarm.seq}, ${at}, ${at})
    on conflict (device, kind, epoch, seq)
    do update set last_raised_at = excluded.last_raised_at, times = alarms.times + 1`;
};
