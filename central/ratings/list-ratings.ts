import type { Tx } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import { shiftIsOver } from "../shifts/shift-is-over.ts";

/** A day of a device, by the device's date. */
interface DeviceDay {
  readonly device: string;
  readonly day: string;
}

/** SQL: whether the row `rated` is in question, as long as its flag is not cleared, or no window's claim decided. */
const isQuestioned = fragment`(
  exists (
    select from questioned_ratings as questioned join flags on flags.id = questioned.flag
    where (questioned.device, questioned.epoch, questioned.seq) = (rated.device, rated.epoch, rated.seq)
      and flags.state <> 'cleared')
  or exists (
    select from contested_ratings as contested
    where (contested.device, contested.epoch, contested.seq) = (rated.device, rated.epoch, rated.seq)
      and contested.is_in_question))`;

/** Of all follow-ups of the row `given`. */
const followUps = fragment`
  select count(*) > 0 as has_any, coalesce(bool_or(follow_ups.comment is not null), false) as has_comment
  from follow_ups where (follow_ups.device, follow_ups.epoch, follow_ups.seq) = (given.device, given.epoch, given.seq)`;

/** SQL: the ratings of these days that may be listed; all that belongs to the others need not be read. */
const candidatesOn = (tx: Tx, days: readonly DeviceDay[]): Fragment => {
  const ofDevices = fragment`device = any(${days.map(({ device }) => device)}::uuid[])`;
  return fragment`
    select device, epoch, seq from ratings
    where ${ofDevices} and left(answered_at, 10) = any(${days.map(({ day }) => day)}::text[])
      and (device, left(answered_at, 10)) in (
        select device, day from jsonb_to_recordset(${tx.json(days)}) as due (device uuid, day text))
      and (level <= 2
        or (device, prompt_id) in (select device, prompt_id from rating_changes where ${ofDevices})
        or (device, prompt_id) in (select device, prompt_id from rating_comments where ${ofDevices})
        or (device, epoch, seq) in (select device, epoch, seq from follow_ups where ${ofDevices}))`;
};

/**
 * Lists the 差评 and the comments of these days again, as far as their shifts are over: the rows of listed_ratings. Of a
 * rating that is no 差评 neither level, tags, change nor question are listed: a filter would tell them.
 */
export const listRatings = async (tx: Tx, days: readonly DeviceDay[], at: Date): Promise<void> => {
  await tx`
    delete from listed_ratings using jsonb_to_recordset(${tx.json(days)}) as due (device uuid, day text)
    where (listed_ratings.device, listed_ratings.day) = (due.device, due.day)`;
  await tx`
    with candidates as materialized (${candidatesOn(tx, days)}),
    chosen as materialized (
      select given.*, left(given.answered_at, 10) as day, given.present_level <= 2 as is_negative,
        given.comment is not null or added.has_comment as has_comment
      from candidates
      cross join lateral (
        select * from present_ratings as given
        where (given.device, given.epoch, given.seq) = (candidates.device, candidates.epoch, candidates.seq) offset 0
      ) as given cross join lateral (${followUps}) as added
      where given.present_level <= 2 or given.comment is not null or added.has_any),
    rated as materialized (select * from chosen as given where ${shiftIsOver(at.getTime())})
    insert into listed_ratings
    select device, day, epoch, seq, tag_code, unit_code, window_number, source, received_at,
      case when is_negative then present_level end, is_negative and present_level <> level,
      is_negative and ${isQuestioned}, has_comment
    from rated cross join lateral (
      select '' as tag_code
      union
      select jsonb_array_elements_text(tag_codes) where is_negative) as tags`;
};
