import { mostFollowUps } from "../../contract/office/ratings/ratings.ts";
import type { Sql } from "../database/sql.ts";
import { touchRatings } from "../figures/roll-up/touch-days.ts";
import type { FollowUpRating } from "./find-rating.ts";
import type { FollowUp } from "./read-form.ts";

/** 渠道: QR code, a code of the national set. */
const channel = "3";

/** Stores a follow-up beside the earlier ones; false where the limit is reached. */
export const saveFollowUp = (
  sql: Sql,
  { device, epoch, seq, level }: FollowUpRating,
  { tags, comment }: FollowUp,
  at: Date,
): Promise<boolean> =>
  sql.begin(async (tx) => {
    // Two that arrive at once are numbered one after the other.
    await tx`select from ratings where (device, epoch, seq) = (${device}, ${epoch}, ${seq}) for no key update`;
    const saved = await tx`
      insert into follow_ups (device, epoch, seq, number, level, tag_codes, tag_levels, comment, channel, given_at)
      select ${device}::uuid, ${epoch}::bigint, ${seq}::bigint, count(*) + 1, ${level}::smallint,
        ${tx.json(tags.map(({ code }) => code))},
        ${tx.json(tags.map(({ level: ofTag }) => ofTag))}, ${comment}::text, ${channel}, ${at}::timestamptz
      from follow_ups where (device, epoch, seq) = (${device}, ${epoch}, ${seq})
      having count(*) < ${mostFollowUps}`;
    await touchRatings(tx, [{ device, epoch, seq }], at);
    return saved.count === 1;
  });
