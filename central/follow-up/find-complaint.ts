import type { Acceptance } from "../../contract/complaint.ts";
import { sha256Hex } from "../../contract/node/hash.ts";
import type { Queries } from "../database/sql.ts";
import type { EntryKey } from "../ledger/quarantine.ts";
import { isToken } from "./find-rating.ts";

/** The promise of a complaint, with the details that its page shows: nothing of the complaint itself, and no window. */
export interface FollowedComplaint extends EntryKey {
  readonly acceptance: Acceptance;
  readonly supervisionPhone: string | null;
  /** The kiosk's wall clock as it wrote it. */
  readonly givenAt: string;
}

/**
 * The complaint whose `followUpHash` is the hash of this token, the first to arrive where devices share it; undefined
 * where there is none, or none yet. The few that have the hash are sorted here: with an order and a limit PostgreSQL could
 * look for an unknown token in all complaints, by their arrival.
 */
export const findComplaint = async (sql: Queries, token: string): Promise<FollowedComplaint | undefined> => {
  if (!isToken(token)) return undefined;
  const found = await sql<(FollowedComplaint & { readonly receivedAt: Date })[]>`
    select device, epoch, seq, acceptance, units.supervision_phone as "supervisionPhone", given_at as "givenAt", received_at as "receivedAt"
    from complaints left join units on units.code = unit_code
    where acceptance is not null and acceptance ->> 'followUpHash' = ${sha256Hex(token)}`;
  return found.sort((one, other) => one.receivedAt.getTime() - other.receivedAt.getTime())[0];
};
