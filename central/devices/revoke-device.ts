import type { DeviceId } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";
import { touchDevice } from "../figures/roll-up/touch-days.ts";

/**
 * From now on the device's requests are refused; earlier entries stay. Waits for a running upload; no later one is
 * accepted. False where there is no such device, or it was revoked before.
 */
export const revokeDevice = async (sql: Queries, device: DeviceId, at: Date): Promise<boolean> => {
  const rows = await sql`
    update devices set revoked_at = ${at} where id = ${device} and revoked_at is null returning id`;
  await touchDevice(sql, device, at);
  return rows.length > 0;
};

/** The same, because `successor` has taken over its window. */
export const replaceDevice = async (sql: Queries, device: DeviceId, successor: DeviceId, at: Date): Promise<void> => {
  await sql`
    update devices set revoked_at = coalesce(revoked_at, ${at}), replaced_by = ${successor}
    where id = ${device} and id <> ${successor}`;
  await touchDevice(sql, device, at);
};
