import { randomUUID } from "node:crypto";
import type { UploadState } from "../../contract/office/platform/uploads.ts";
import type { Sql, Tx } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import type { Verdict } from "./judge-answer.ts";
import type { Mapping } from "./mapping.ts";
import type { OutgoingBatch } from "./post-batch.ts";
import { asRows, keyOf, type UploadKey, uploadId } from "./upload-key.ts";

/** A batch without an answer is sent again after this time, and then twice as long, milliseconds. */
const firstWaitMs = 5 * 60_000;
const longestWaitMs = 6 * 3_600_000;

export interface ClaimedBatch extends OutgoingBatch {
  readonly keys: readonly UploadKey[];
}

interface Claimed extends UploadKey {
  readonly fieldsJson: string;
}

/**
 * SQL: the rows that may go out now. A change waits until the platform has the assessment before it. Beyond the window
 * nothing is sent.
 */
const isDue = ({ windowDays }: Mapping, at: Date): Fragment => fragment`
  uploads.next_at <= ${at} and uploads.fields_json is not null
  and uploads.received_at >= ${at}::timestamptz - make_interval(days => ${windowDays})
  and not exists (
    select from platform_uploads as former
    where (former.device, former.epoch, former.seq) = (uploads.device, uploads.epoch, uploads.seq)
      and former.number < uploads.number and former.state <> 'accepted')`;

const inOrder = fragment`uploads.next_at, uploads.device, uploads.epoch, uploads.seq, uploads.number`;

const takeDue = async (tx: Tx, mapping: Mapping, at: Date): Promise<readonly Claimed[]> => {
  const due = isDue(mapping, at);
  const [first] = await tx<{ mostTogether: number | null }[]>`
    select most_together as "mostTogether" from platform_uploads as uploads
    where ${due} order by ${inOrder} limit 1 for update skip locked`;
  if (!first) return [];
  const { mostTogether } = first;
  return tx<Claimed[]>`
    select device, epoch, seq, number, fields_json as "fieldsJson" from platform_uploads as uploads
    where ${due} and most_together is not distinct from ${mostTogether}::int
    order by ${inOrder} limit ${mostTogether ?? mapping.batchSize} for update skip locked`;
};

/** SQL: until when no centre sends these rows again, where there is no answer. */
const waited = (at: Date): Fragment => fragment`
  ${at}::timestamptz + least(${firstWaitMs / 1_000} * power(2, least(attempts, 10)), ${longestWaitMs / 1_000})
    * interval '1 second'`;

/**
 * Takes the rows of the next batch, and notes before they are sent that the platform may have them: a centre that dies
 * now leaves them 无应答, and they go out again with the same ids and bytes. undefined where nothing is due.
 */
export const claimBatch = (sql: Sql, mapping: Mapping, at: Date): Promise<ClaimedBatch | undefined> =>
  sql.begin(async (tx) => {
    const claimed = await takeDue(tx, mapping, at);
    if (claimed.length === 0) return undefined;
    const id = randomUUID();
    await tx`insert into platform_batches (id, begun_at, row_count) values (${id}, ${at}, ${claimed.length})`;
    await tx`
      update platform_uploads as uploads
      set is_maybe_there = state = 'unanswered', state = 'unanswered', detail = null, batch = ${id}, next_at = ${waited(at)},
        attempts = attempts + 1, changed_at = clock_timestamp()
      from ${asRows(tx, claimed)}
      where (uploads.device, uploads.epoch, uploads.seq, uploads.number)
        = (given.device, given.epoch, given.seq, given.number)`;
    return { id, keys: claimed, rows: new Map(claimed.map((each) => [uploadId(each), each.fieldsJson])) };
  });

/** SQL: the rows of a batch that no later attempt has taken. */
const stillOf = (tx: Tx, { id, keys }: ClaimedBatch): Fragment => fragment`
  uploads.batch = ${id} and uploads.state = 'unanswered'
  and (uploads.device, uploads.epoch, uploads.seq, uploads.number) in (select * from ${asRows(tx, keys)})`;

/** In the order in which a round locks them that looks at their ratings. */
const lock = async (tx: Tx, batch: ClaimedBatch): Promise<void> => {
  await tx`
    select from platform_uploads as uploads where ${stillOf(tx, batch)}
    order by device, epoch, seq, number for update`;
};

interface Said {
  readonly code: string;
  readonly message: string | null;
}

/** Ends the uploads of a batch: those with an entry in `refused` are refused, the others accepted. */
const judge = async (tx: Tx, batch: ClaimedBatch, refused: ReadonlyMap<string, Said>): Promise<Counts> => {
  const rows = batch.keys.map((key) => {
    const said = refused.get(uploadId(key));
    return { ...keyOf(key), is_refused: said !== undefined, code: said?.code ?? null, message: said?.message ?? null };
  });
  const judged = await tx<{ state: UploadState }[]>`
    update platform_uploads as uploads
    set state = case when is_refused then 'refused' else 'accepted' end, reason = case when is_refused then 'platform' end,
      detail = said.code, message = said.message, fields_json = null, next_at = null, most_together = null,
      is_maybe_there = false, changed_at = clock_timestamp()
    from jsonb_to_recordset(${tx.json(rows)}) as said (device uuid, epoch bigint, seq bigint, number smallint,
      is_refused boolean, code text, message text)
    where (uploads.device, uploads.epoch, uploads.seq, uploads.number) = (said.device, said.epoch, said.seq, said.number)
      and uploads.batch = ${batch.id} and uploads.state = 'unanswered'
    returning state`;
  const accepted = judged.filter(({ state }) => state === "accepted").length;
  return { accepted, refused: judged.length - accepted };
};

/** The rows wait for another attempt; those that an attempt before may have brought stay 无应答. */
const defer = async (tx: Tx, batch: ClaimedBatch, at: Date, together: number | null): Promise<void> => {
  await tx`
    update platform_uploads as uploads
    set state = case when is_maybe_there then 'unanswered' else 'waiting' end, next_at = ${at},
      most_together = coalesce(${together}::int, most_together), changed_at = clock_timestamp()
    where ${stillOf(tx, batch)}`;
};

const noteCode = async (tx: Tx, batch: ClaimedBatch, code: string): Promise<void> => {
  await tx`update platform_uploads as uploads set detail = ${code} where ${stillOf(tx, batch)}`;
};

type Counts = { readonly accepted: number; readonly refused: number };
const none: Counts = { accepted: 0, refused: 0 };

const settle = async (tx: Tx, batch: ClaimedBatch, verdict: Verdict, at: Date): Promise<Counts> => {
  const { code, message } = verdict;
  const [first] = batch.keys;
  switch (verdict.outcome) {
    case "judged":
      return judge(tx, batch, verdict.refused);
    case "refused":
      if (batch.keys.length === 1 && first) return judge(tx, batch, new Map([[uploadId(first), { code, message }]]));
      // One wrong row must not refuse its neighbours: each half goes out by itself.
      await defer(tx, batch, at, Math.ceil(batch.keys.length / 2));
      return none;
    case "deferred":
      await defer(tx, batch, at, null);
      return none;
    case "unanswered":
      await noteCode(tx, batch, code);
      return none;
  }
};

/** Notes the end of an attempt, in one `tx`. */
export const settleBatch = (sql: Sql, batch: ClaimedBatch, verdict: Verdict, at: Date): Promise<void> =>
  sql.begin(async (tx) => {
    await lock(tx, batch);
    const { accepted, refused } = await settle(tx, batch, verdict, at);
    const receipt = verdict.outcome === "judged" ? verdict.receipt : null;
    await tx`
      insert into platform_answers (batch, answered_at, outcome, code, receipt, accepted, refused)
      values (${batch.id}, ${at}, ${verdict.outcome}, ${verdict.code}, ${receipt}, ${accepted}, ${refused})`;
  });
