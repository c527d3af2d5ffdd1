import type { ChainLink } from "../../contract/ledger/chain.ts";
import type { Transaction } from "../database/sql.ts";
import { raiseAlarm } from "./alarms.ts";
import type { EntryKey } from "./quarantine.ts";

/**
 * Raises an alarm about every rating that claims a service together with a rating of `links`, which are stored and
 * projected: one at each of the windows.
 */
export const raiseForContestedServices = async (
  transaction: Transaction,
  links: readonly ChainLink[],
  at: Date,
): Promise<void> => {
  const ratings = links.filter(({ envelope }) => envelope.kind === "rating-given");
  const [first, last] = [ratings[0]?.envelope, ratings.at(-1)?.envelope];
  if (!first || !last) return;
  const claims = await transaction<EntryKey[]>`
    select distinct claim.device, claim.epoch, claim.seq
    from contested_claims as mine
    join contested_claims as claim using (unit_code, reference_space, transaction_ref, service_number)
    where mine.device = ${first.device} and mine.epoch = ${first.epoch}
      and mine.seq between ${first.seq} and ${last.seq}`;
  for (const { device, epoch, seq } of claims) {
    await raiseAlarm(transaction, device, { kind: "service-contested", epoch, seq }, at);
  }
};
