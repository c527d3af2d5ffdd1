import { mostFollowUps } from "../../contract/office/ratings/ratings.ts";
import type { Sealed } from "../../contract/sync/sealed.ts";
import type { Sql, Tx } from "../database/sql.ts";
import type { Encoded } from "../evidence/encoder-messages.ts";
import { saveFile } from "../evidence/save-file.ts";
import { touchRatings } from "../figures/roll-up/touch-days.ts";
import { saveRatingContact } from "../rectification/rating-contacts.ts";
import type { FollowUpRating } from "./find-rating.ts";
import type { FollowUp } from "./read-form.ts";

/** 渠道: QR code, a code of the national set. */
const channel = "3";

const savePhotos = async (
  tx: Tx,
  { device, epoch, seq }: FollowUpRating,
  number: number,
  photos: readonly Encoded[],
): Promise<void> => {
  for (const [index, photo] of photos.entries())
    await tx`
      insert into follow_up_photos (device, epoch, seq, number, place, file)
      values (${device}, ${epoch}, ${seq}, ${number}, ${index + 1}, ${await saveFile(tx, photo)})`;
};

interface FollowUpToSave extends Omit<FollowUp, "contact"> {
  readonly photos: readonly Encoded[];
  readonly contact: Sealed | null;
}

/**
 * Stores a follow-up with its photos and its contact beside the earlier ones; false where the limit is reached. A
 * contact alone adds nothing to the rating: it is kept without a follow-up.
 */
export const saveFollowUp = (
  sql: Sql,
  rating: FollowUpRating,
  { tags, comment, mayPublish, photos, contact }: FollowUpToSave,
  at: Date,
): Promise<boolean> =>
  sql.begin(async (tx) => {
    const { device, epoch, seq, level } = rating;
    if (contact && comment === null && tags.length === 0 && photos.length === 0) {
      await saveRatingContact(tx, { device, epoch, seq }, contact, at);
      return true;
    }
    // Two that arrive at once are numbered one after the other.
    await tx`select from ratings where (device, epoch, seq) = (${device}, ${epoch}, ${seq}) for no key update`;
    const [saved] = await tx<{ number: number }[]>`
      insert into follow_ups (device, epoch, seq, number, level, tag_codes, tag_levels, comment, channel, given_at,
        photos, may_publish)
      select ${device}::uuid, ${epoch}::bigint, ${seq}::bigint, count(*) + 1, ${level}::smallint,
        ${tx.json(tags.map(({ code }) => code))},
        ${tx.json(tags.map(({ level: ofTag }) => ofTag))}, ${comment}::text, ${channel}, ${at}::timestamptz,
        ${photos.length}::smallint, ${mayPublish}::boolean
      from follow_ups where (device, epoch, seq) = (${device}, ${epoch}, ${seq})
      having count(*) < ${mostFollowUps}
      returning number`;
    if (saved) await savePhotos(tx, rating, saved.number, photos);
    await touchRatings(tx, [{ device, epoch, seq }], at);
    if (saved && contact) await saveRatingContact(tx, { device, epoch, seq }, contact, at);
    return saved !== undefined;
  });
