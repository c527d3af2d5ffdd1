import { asJson, type Transaction } from "../database/sql.ts";
import type { EntryKey, Quarantined } from "../ledger/quarantine.ts";
import { type Arrival, positionOf, repeatedAs } from "./stored-entry.ts";

type Rating = Arrival<"rating-given">;
type Change = Arrival<"rating-changed">;

const ratingRow = (rating: Rating) => {
  const { body, at } = rating.entry;
  return {
    ...positionOf(rating),
    prompt_id: body.promptId,
    unit_code: body.unitCode,
    window_number: body.windowNumber,
    staff_number: body.staffNumber,
    source: body.source,
    transaction_ref: body.transaction?.transactionRef ?? null,
    service_number: body.transaction?.serviceNumber ?? null,
    matter_name: body.transaction?.matterName ?? null,
    level: body.level,
    channel: body.channel,
    answered_after_ms: body.answeredAfterMs,
    answered_at: at,
    follow_up_hash: body.followUpHash,
    received_at: rating.receivedAt.toISOString(),
  };
};

const changeRow = (change: Change) => {
  const { promptId, level, changedAfterMs } = change.entry.body;
  return { ...positionOf(change), prompt_id: promptId, level, changed_after_ms: changedAfterMs };
};

/** The first rating of a prompt, a service or a follow-up counts; another one is refused as `already-rated`. */
export const projectRatings = async (
  transaction: Transaction,
  ratings: readonly Rating[],
): Promise<readonly Quarantined[]> => {
  if (ratings.length === 0) return [];
  const rows = transaction.json(asJson(ratings.map(ratingRow)));
  const inserted = await transaction<EntryKey[]>`
    insert into ratings select * from jsonb_populate_recordset(null::ratings, ${rows})
    on conflict do nothing returning device, epoch, seq`;
  return repeatedAs("already-rated", ratings, inserted);
};

/**
 * 改评: the first change of a prompt counts; another one is refused as `already-changed`. The rating need not have come
 * yet: out of another epoch it may come later.
 */
export const projectChanges = async (
  transaction: Transaction,
  changes: readonly Change[],
): Promise<readonly Quarantined[]> => {
  if (changes.length === 0) return [];
  const rows = transaction.json(asJson(changes.map(changeRow)));
  const inserted = await transaction<EntryKey[]>`
    insert into rating_changes select * from jsonb_populate_recordset(null::rating_changes, ${rows})
    on conflict do nothing returning device, epoch, seq`;
  return repeatedAs("already-changed", changes, inserted);
};
