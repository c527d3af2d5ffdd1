import type { EntryKind } from "../../contract/ledger/bodies/index-of-kinds.ts";
import type { ChainLink } from "../../contract/ledger/chain.ts";
import type { Receipt } from "../../contract/sync/receipt.ts";
import type { Tx } from "../database/sql.ts";
import { raiseAlarm } from "./alarms.ts";

const ofRatings: ReadonlySet<string> = new Set<EntryKind>(["rating-given", "rating-changed"]);

/**
 * Raises an alarm where a rating of `links`, which are stored and projected, is among `quarantined`: the citizen was
 * thanked and the rating is not counted. One alarm for each upload, at its first such rating: many of them from one
 * device have one cause.
 */
export const raiseForQuarantined = async (
  tx: Tx,
  links: readonly ChainLink[],
  quarantined: Receipt["quarantined"],
  at: Date,
): Promise<void> => {
  const ratings = links.map(({ envelope }) => envelope).filter(({ kind }) => ofRatings.has(kind));
  const seqs = new Set(quarantined.map(({ seq }) => seq));
  const found = ratings.find(({ seq }) => seqs.has(seq));
  if (!found) return;
  const { device, epoch, seq } = found;
  await raiseAlarm(tx, device, { kind: "rating-quarantined", epoch, seq }, at);
};
