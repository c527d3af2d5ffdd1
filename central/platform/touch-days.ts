import type { Queries } from "../database/sql.ts";

interface DeviceDay {
  readonly device: string;
  readonly day: string;
}

/**
 * Notes days of devices whose ratings were counted again: a round compares them with the platform's later. Nothing is
 * noted before uploads are switched on for the first time.
 */
export const touchPlatformDays = async (tx: Queries, days: readonly DeviceDay[], at: Date): Promise<void> => {
  await tx`
    insert into platform_days
    select device, day, ${at}::timestamptz from jsonb_to_recordset(${tx.json(days)}) as counted (device uuid, day text)
    where day >= (select first_day from platform_begin)
    order by 1, 2
    on conflict (device, day) do nothing`;
};
