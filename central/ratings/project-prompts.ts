import { transactionsOf } from "../../contract/ledger/bodies/prompt.ts";
import type { Tx } from "../database/sql.ts";
import { insertOnce } from "../ledger/projecting/insert-once.ts";
import { ofKinds, readModel } from "../ledger/projecting/read-model.ts";
import { type Arrival, positionOf, repeatedAs, textOf } from "../ledger/projecting/stored-entry.ts";
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

/** Inserts the openings of prompts; the same one again is refused as `already-given`. */
const addOpenings = async (tx: Tx, openings: readonly Opening[]): Promise<readonly Quarantined[]> =>
  repeatedAs("already-given", openings, await insertOnce(tx, "prompts", openings.map(openingRow)));

/**
 * Stores the ends of prompts without a rating that counts. The prompt may arrive later, and a second end is refused as
 * `already-given`. A tap whose rating was refused is still an answer: the device had rated the service before, and the
 * prompt is not 未评价.
 */
const addEndings = async (tx: Tx, endings: readonly (Closing | Rating)[]): Promise<readonly Quarantined[]> => {
  const inserted = await insertOnce(tx, "prompt_endings", endings.map(endingRow));
  return repeatedAs("already-given", endings.filter(isClosing), inserted);
};

/** Follows the ratings: a rating that they refused still ends its prompt, also in a rebuild. */
export const promptsModel = readModel({
  kinds: ["prompt-opened", "prompt-closed", "rating-given"],
  tables: ["prompts", "prompt_endings"],
  take: async (tx, arrivals, refused) => {
    const isRefused = new Set(refused.map(textOf));
    const endings = ofKinds(arrivals, "prompt-closed", "rating-given").filter(
      (ending) => isClosing(ending) || isRefused.has(textOf(ending.entry)),
    );
    const added = [addOpenings(tx, ofKinds(arrivals, "prompt-opened")), addEndings(tx, endings)];
    return (await Promise.all(added)).flat();
  },
  takeRefused: async (tx, arrivals) => {
    await addEndings(tx, ofKinds(arrivals, "rating-given"));
  },
});
