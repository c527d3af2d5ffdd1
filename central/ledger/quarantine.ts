import type { Uninterpretable } from "../../contract/ledger/entry.ts";
import type { Receipt } from "../../contract/sync/receipt.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { Queries, Tx } from "../database/sql.ts";

/** The first two: not understood. The others: understood, but a second one of a kind that is allowed once. */
export type QuarantineReason = Uninterpretable | "already-rated" | "already-changed" | "already-given";

export interface EntryKey {
  readonly device: DeviceId;
  readonly epoch: number;
  readonly seq: number;
}

export interface Quarantined extends EntryKey {
  readonly reason: QuarantineReason;
  /** Of a refused rating: its page uses it to say that the rating does not count. */
  readonly followUpHash?: string | null;
}

export const quarantine = async (tx: Tx, entries: readonly Quarantined[]): Promise<void> => {
  if (entries.length === 0) return;
  await tx`
    insert into quarantined_entries (device, epoch, seq, reason, follow_up_hash)
    select device, epoch, seq, reason, "followUpHash"
    from jsonb_to_recordset(${tx.json(entries)})
      as entry (device uuid, epoch bigint, seq bigint, reason text, "followUpHash" text)
    on conflict do nothing`;
};

/** The list in a receipt: the entries of the upload from `first` to `last` that were stored but not understood. */
export const quarantinedBetween = (
  sql: Queries,
  device: DeviceId,
  epoch: number,
  first: number,
  last: number,
): Promise<Receipt["quarantined"]> => sql<Receipt["quarantined"]>`
  select seq, reason from quarantined_entries
  where device = ${device} and epoch = ${epoch} and seq between ${first} and ${last} order by seq`;
