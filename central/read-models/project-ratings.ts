import { transactionsOf } from "../../contract/ledger/bodies/prompt.ts";
import type { Transaction } from "../database/sql.ts";
import type { EntryKey, Quarantined } from "../ledger/quarantine.ts";
import { insertOnce } from "./insert-once.ts";
import { type Arrival, positionOf, repeatedAs, textOf } from "./stored-entry.ts";

type Rating = Arrival<"rating-given">;
type Change = Arrival<"rating-changed">;

const ratingRow = (rating: Rating) => {
  const { body, at } = rating.entry;
  return {
    ...positionOf(rating),
    prompt_id: body.promptId,
    shift_id: body.shiftId,
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

/** Every service that a rating is about; one that is named twice is one. */
const serviceRows = (rating: Rating) => {
  const services = transactionsOf(rating.entry.body).map(({ transactionRef, serviceNumber }) => ({
    ...positionOf(rating),
    transaction_ref: transactionRef,
    service_number: serviceNumber,
  }));
  return [...new Map(services.map((row) => [JSON.stringify([row.transaction_ref, row.service_number]), row])).values()];
};

const changeRow = (change: Change) => {
  const { promptId, level, changedAfterMs } = change.entry.body;
  return { ...positionOf(change), prompt_id: promptId, level, changed_after_ms: changedAfterMs };
};

interface Attempt {
  readonly inserted: readonly EntryKey[];
  /** Whether a service went to a rating that is not in: nobody after it could have that service any more. */
  readonly isTorn: boolean;
}

const countOf = (keys: readonly EntryKey[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys.map(textOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** A rating gets all of its services before it is inserted itself. */
const attempt = async (transaction: Transaction, ratings: readonly Rating[]): Promise<Attempt> => {
  const taken = countOf(await insertOnce(transaction, "rated_services", ratings.flatMap(serviceRows)));
  const whole = ratings.filter((rating) => (taken.get(textOf(positionOf(rating))) ?? 0) === serviceRows(rating).length);
  const inserted = await insertOnce(transaction, "ratings", whole.map(ratingRow));
  const isIn = new Set(inserted.map(textOf));
  return { inserted, isTorn: [...taken.keys()].some((key) => !isIn.has(key)) };
};

/**
 * Inserts what may be inserted, and each rating whole or not at all. What is torn is undone and tried again by halves:
 * the ratings before the torn one keep their place, those after it get what it had no right to.
 */
const insertWhole = async (transaction: Transaction, ratings: readonly Rating[]): Promise<readonly EntryKey[]> => {
  await transaction`savepoint ratings_before`;
  const { inserted, isTorn } = await attempt(transaction, ratings);
  if (!isTorn) {
    await transaction`release savepoint ratings_before`;
    return inserted;
  }
  await transaction`rollback to savepoint ratings_before`;
  if (ratings.length === 1) return [];
  const middle = Math.ceil(ratings.length / 2);
  const before = await insertWhole(transaction, ratings.slice(0, middle));
  return [...before, ...(await insertWhole(transaction, ratings.slice(middle)))];
};

/**
 * The first rating of a prompt, of a follow-up, and of every service that it is about counts; another one is refused as
 * `already-rated`, whole.
 */
export const projectRatings = async (
  transaction: Transaction,
  ratings: readonly Rating[],
): Promise<readonly Quarantined[]> => {
  if (ratings.length === 0) return [];
  return repeatedAs("already-rated", ratings, await insertWhole(transaction, ratings));
};

/**
 * 改评: the first change of a prompt counts; another one is refused as `already-changed`. The rating need not have come
 * yet: out of another epoch it may come later.
 */
export const projectChanges = async (
  transaction: Transaction,
  changes: readonly Change[],
): Promise<readonly Quarantined[]> =>
  repeatedAs("already-changed", changes, await insertOnce(transaction, "rating_changes", changes.map(changeRow)));
