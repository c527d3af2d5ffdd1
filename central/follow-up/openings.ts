import type { DeviceId, Sha256Hex } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";
import type { FollowUpRating } from "./find-rating.ts";

/** Notes that a rating's page was opened; the first time is kept. */
export const noteOpening = async (sql: Queries, { device, epoch, seq }: FollowUpRating, at: Date): Promise<void> => {
  await sql`
    insert into follow_up_openings (device, epoch, seq, first_opened_at) values (${device}, ${epoch}, ${seq}, ${at})
    on conflict do nothing`;
};

/** Whether the page of a device's own rating was opened. False also where the rating has not arrived yet. */
export const wasOpened = async (sql: Queries, device: DeviceId, followUpHash: Sha256Hex): Promise<boolean> => {
  const [row] = await sql<{ isOpened: boolean }[]>`
    select exists (
      select from ratings join follow_up_openings using (device, epoch, seq)
      where device = ${device} and follow_up_hash = ${followUpHash}
    ) as "isOpened"`;
  return row?.isOpened ?? false;
};
