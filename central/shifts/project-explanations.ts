import type { Tx } from "../database/sql.ts";
import { insertOnce } from "../ledger/projecting/insert-once.ts";
import { readModel } from "../ledger/projecting/read-model.ts";
import { type Arrival, positionOf, repeatedAs } from "../ledger/projecting/stored-entry.ts";
import type { Quarantined } from "../ledger/quarantine.ts";

type Explanation = Arrival<"explanation-given">;

const explanationRow = (explanation: Explanation) => {
  const { body, at } = explanation.entry;
  return {
    ...positionOf(explanation),
    explanation_id: body.explanationId,
    shift_id: body.shiftId,
    unit_code: body.unitCode,
    window_number: body.windowNumber,
    staff_number: body.staffNumber,
    transaction_ref: body.transactionRef,
    explanation: body.text,
    given_at: at,
    received_at: explanation.receivedAt.toISOString(),
  };
};

/** 申诉: the same one again is refused as `already-given`. */
const addExplanations = async (tx: Tx, explanations: readonly Explanation[]): Promise<readonly Quarantined[]> => {
  const inserted = await insertOnce(tx, "explanations", explanations.map(explanationRow));
  return repeatedAs("already-given", explanations, inserted);
};

export const explanationsModel = readModel({
  kinds: ["explanation-given"],
  tables: ["explanations"],
  take: addExplanations,
});
