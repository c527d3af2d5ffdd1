import { transactionsOf } from "../../contract/ledger/bodies/prompt.ts";
import type { Transaction } from "../database/sql.ts";
import { insertOnce } from "../ledger/projecting/insert-once.ts";
import { type Arrival, positionOf, repeatedAs } from "../ledger/projecting/stored-entry.ts";
import type { Quarantined } from "../ledger/quarantine.ts";

type Opening = Arrival<"prompt-opened">;
type Closing = Arrival<"prompt-closed">;
type Rating = Arrival<"rating-given">;

const openingRow = (opening: Opening) => {
  const { body, at } = opening.entry;
  return {
    ...positionOf(opening),
    prompt_id: body.promptId,
    shift_id: body.shiftId,
    staff_number: body.staffNumber,
    source: body.source,
    services: transactionsOf(body),
    opened_at: at,
    received_at: opening.receivedAt.toISOString(),
  };
};

const endingRow = (ending: Closing | Rating) => {
  const { kind, body, at } = ending.entry;
  const how = kind === "prompt-closed" ? body : { outcome: "answered", cause: null };
  return { ...positionOf(ending), prompt_id: body.promptId, outcome: how.outcome, cause: how.cause, ended_at: at };
};

const isClosing = (ending: Closing | Rating): ending is Closing => ending.entry.kind === "prompt-closed";

/** A prompt is opened once; the same one again is refused as `already-given`. */
export const projectOpenings = async (
  transaction: Transaction,
  openings: readonly Opening[],
): Promise<readonly Quarantined[]> =>
  repeatedAs("already-given", openings, await insertOnce(transaction, "prompts", openings.map(openingRow)));

/**
 * How prompts ended that have no rating which counts; the prompt need not have come yet, and what closes it again is
 * refused as `already-given`. A tap whose rating was refused is an answer all the same: the device had rated the
 * service before, and the prompt is not 未评价.
 */
export const projectEndings = async (
  transaction: Transaction,
  endings: readonly (Closing | Rating)[],
): Promise<readonly Quarantined[]> => {
  const inserted = await insertOnce(transaction, "prompt_endings", endings.map(endingRow));
  return repeatedAs("already-given", endings.filter(isClosing), inserted);
};
