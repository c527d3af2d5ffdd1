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

/** Entries of one epoch, both ends included. */
export interface EntryRange {
  readonly device: DeviceId;
  readonly epoch: number;
  readonly first: number;
  readonly last: number;
}

/** The list in a receipt. */
export const listOf = (found: readonly Quarantined[]): Receipt["quarantined"] =>
  found.map(({ seq, reason }) => ({ seq, reason })).toSorted((one, other) => one.seq - other.seq);

/** The lists in receipts: of each range, in their order, the entries that were stored but not understood. */
export const quarantinedWithin = async (
  sql: Queries,
  ranges: readonly EntryRange[],
): Promise<readonly Receipt["quarantined"][]> => {
  const some = ranges.filter(({ first, last }) => first <= last);
  if (some.length === 0) return ranges.map(() => []);
  const found = await sql<Quarantined[]>`
    select device, epoch, seq, reason
    from jsonb_to_recordset(${sql.json(some)}) as asked (device uuid, epoch bigint, first bigint, last bigint)
    join quarantined_entries using (device, epoch)
    where seq between first and last`;
  return ranges.map(({ device, epoch }) =>
    listOf(found.filter((each) => each.device === device && each.epoch === epoch)),
  );
};
