import type { EntryKind } from "../../contract/ledger/bodies/index-of-kinds.ts";
import type { ChainLink } from "../../contract/ledger/chain.ts";
import type { Transaction } from "../database/sql.ts";
import { raiseAlarm } from "./alarms.ts";
import { quarantinedBetween } from "./quarantine.ts";

const ofRatings: ReadonlySet<string> = new Set<EntryKind>(["rating-given", "rating-changed"]);

/**
 * Raises an alarm where a rating of `links`, which are stored and projected, is in quarantine: a citizen was thanked for
 * it and it is not counted. One alarm an upload, at its first such rating: a device that writes many of them has one
 * fault, not many.
 */
export const raiseForQuarantined = async (
  transaction: Transaction,
  links: readonly ChainLink[],
  at: Date,
): Promise<void> => {
  const ratings = links.map(({ envelope }) => envelope).filter(({ kind }) => ofRatings.has(kind));
  const [first, last] = [ratings[0], ratings.at(-1)];
  if (!first || !last) return;
  const { device, epoch } = first;
  const seqs = new Set(ratings.map(({ seq }) => seq));
  const quarantined = await quarantinedBetween(transaction, device, epoch, first.seq, last.seq);
  const found = quarantined.find(({ seq }) => seqs.has(seq));
  if (found) await raiseAlarm(transaction, device, { kind: "rating-quarantined", epoch, seq: found.seq }, at);
};
