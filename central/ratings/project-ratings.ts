import { shownMatter, transactionsOf } from "../../contract/ledger/bodies/prompt.ts";
import type { Tx } from "../database/sql.ts";
import { insertOnce, rowsOf } from "../ledger/projecting/insert-once.ts";
import { ofKinds, readModel } from "../ledger/projecting/read-model.ts";
import { type Arrival, positionOf, quarantinedAs, repeatedAs } from "../ledger/projecting/stored-entry.ts";
import type { Quarantined } from "../ledger/quarantine.ts";
import { claimServices, ratedForTheFirstTime } from "./project-claims.ts";

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
    // As the citizen read it.
    matter_name: shownMatter(transactionsOf(body)) ?? null,
    level: body.level,
    channel: body.channel,
    answered_after_ms: body.answeredAfterMs,
    input: body.input ?? null,
    answered_at: at,
    follow_up_hash: body.followUpHash,
    received_at: rating.receivedAt.toISOString(),
  };
};

const changeRow = (change: Change) => {
  const { promptId, level, changedAfterMs, input = null, restedMs = null } = change.entry.body;
  const row = { ...positionOf(change), prompt_id: promptId, level, changed_after_ms: changedAfterMs };
  return { ...row, input, rested_ms: restedMs };
};

/**
 * Inserts ratings: the first of a device's prompt, of its follow-up, and of each of its services counts; another one of
 * the same device is refused as `already-rated`, whole. A rating of another device refuses nothing.
 */
const addRatings = async (tx: Tx, ratings: readonly Rating[]): Promise<readonly Quarantined[]> => {
  if (ratings.length === 0) return [];
  const accepted = await ratedForTheFirstTime(tx, ratings);
  await claimServices(tx, accepted);
  await tx`insert into ratings select * from ${rowsOf("ratings", accepted.map(ratingRow))}`;
  const isIn = new Set(accepted);
  return ratings
    .filter((rating) => !isIn.has(rating))
    .map((rating) => ({
      ...quarantinedAs(positionOf(rating), "already-rated"),
      followUpHash: rating.entry.body.followUpHash,
    }));
};

/**
 * 改评: the first change of a prompt counts; another one is refused as `already-changed`. The rating may arrive later,
 * from another epoch.
 */
const addChanges = async (tx: Tx, changes: readonly Change[]): Promise<readonly Quarantined[]> =>
  repeatedAs("already-changed", changes, await insertOnce(tx, "rating_changes", changes.map(changeRow)));

export const ratingsModel = readModel({
  kinds: ["rating-given", "rating-changed"],
  tables: ["claimed_services", "rival_claims", "ratings", "rating_changes"],
  take: async (tx, arrivals) => [
    ...(await addRatings(tx, ofKinds(arrivals, "rating-given"))),
    ...(await addChanges(tx, ofKinds(arrivals, "rating-changed"))),
  ],
});
