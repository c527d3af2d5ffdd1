import type { Frame } from "../../contract/office/inspection/draws.ts";
import type { Queries } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";

/** A rating of a frame, by its key in the ledger. */
export interface FrameRow {
  readonly device: string;
  readonly epoch: number;
  readonly seq: number;
}

/**
 * When the entry of a row arrived; `row` is a table with device, epoch and seq. A value of one row, not an `exists`: that
 * PostgreSQL may answer from a hash of the whole ledger.
 */
const arrivalOf = (row: Fragment): Fragment => fragment`(
  select entry.received_at from ledger_entries as entry
  where (entry.device, entry.epoch, entry.seq) = (${row}.device, ${row}.epoch, ${row}.seq))`;

/**
 * Whether the shift of a rating was over: by its entry, by a newer shift of the device, or a day after the rating's
 * arrival. It does not depend on the moment of the question, unlike `shiftIsOver`.
 */
const shiftWasOver = (until: Fragment): Fragment => fragment`(
  given.received_at + interval '24 hours' <= ${until}
  or (
    select ${arrivalOf(fragment`ending`)} from shift_endings as ending
    where (ending.device, ending.shift_id) = (given.device, given.shift_id)) <= ${until}
  or exists (
    select from shifts as newer
    where newer.device = given.device and newer.shift_id <> given.shift_id and newer.received_at <= ${until}
      and (newer.epoch, newer.seq) > (given.epoch, given.seq)))`;

/** Whether the level was that of a 差评, with a change that had arrived. */
const wasNegative = (until: Fragment): Fragment => fragment`
  (given.level <= 2 or changed.level <= 2)
  and case when ${arrivalOf(fragment`changed`)} <= ${until} then changed.level else given.level end <= 2`;

const changes = fragment`
  left join rating_changes as changed on (changed.device, changed.prompt_id) = (given.device, given.prompt_id)`;

/**
 * SQL: the rows of a frame, with `key`, the text that stands for a rating in hashes: device, epoch and seq with slashes.
 * A rating stays in its frame whatever arrives later. One that the office has set aside is in it, too.
 */
export const rowsOfFrame = ({ from, to, ratings, receivedUntil }: Frame): Fragment => {
  const until = fragment`${new Date(receivedUntil)}::timestamptz`;
  const isNegative = ratings === "negative";
  return fragment`
    select given.device, given.epoch, given.seq, given.unit_code, given.window_number,
      left(given.answered_at, 10) as day, given.device || '/' || given.epoch || '/' || given.seq as key
    from ratings as given ${isNegative ? changes : fragment``}
    where left(given.answered_at, 10) between ${from} and ${to} and given.received_at <= ${until}
      and ${isNegative ? wasNegative(until) : fragment`true`} and ${shiftWasOver(until)}`;
};

export interface FrameSummary {
  readonly size: number;
  /** SHA-256 of the keys, a line each, in the order of device, epoch and seq. */
  readonly hash: string;
}

export const summarizeFrame = async (sql: Queries, frame: Frame): Promise<FrameSummary> => {
  const [summary] = await sql<FrameSummary[]>`
    select count(*) as size, encode(sha256(coalesce(
      string_agg(convert_to(key || E'\n', 'UTF8'), ''::bytea order by device, epoch, seq), ''::bytea)), 'hex') as hash
    from (${rowsOfFrame(frame)}) as frame`;
  if (!summary) throw new Error("an aggregate has one row");
  return summary;
};

/** The keys of a frame, in its order. */
export const keysOfFrame = (frame: Frame): Fragment =>
  fragment`select key from (${rowsOfFrame(frame)}) as frame order by device, epoch, seq`;
