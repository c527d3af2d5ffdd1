import { emptyEpoch, type Position, positionBefore, readLink } from "../../contract/ledger/chain.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import type { Connection } from "../database.ts";
import { sha256Hex } from "../hash.ts";
import { receiptedPosition } from "../receipts.ts";
import { type EntryRow, epochsOf, positionOf } from "./entries.ts";

/** One epoch's part of an export: the entries after `start`, up to `end`. */
export interface EpochExtent {
  readonly start: Position;
  readonly end: Position;
  /** Entries that are here and should be in it, and do not join up with it: an older epoch may have lost some. */
  readonly leftOut: number;
}

const rowAt = (connection: Connection, epoch: number, seq: number): EntryRow | undefined =>
  connection
    .prepare<[number, number], EntryRow>(
      "SELECT epoch, seq, text, hash FROM ledger_entries WHERE epoch = ? AND seq = ?",
    )
    .get(epoch, seq);

/** The number of an entry, or of none. */
const seqOf = (connection: Connection, sql: string, epoch: number, seq: number): number | undefined =>
  connection.prepare<[number, number], number | null>(sql).pluck().get(epoch, seq) ?? undefined;

/** The first entry of the unbroken run that this one is in. */
const firstOfRun = (connection: Connection, epoch: number, seq: number): number =>
  seqOf(
    connection,
    `SELECT max(seq) FROM ledger_entries AS entry WHERE epoch = ? AND seq <= ? AND NOT EXISTS
       (SELECT 1 FROM ledger_entries AS before WHERE before.epoch = entry.epoch AND before.seq = entry.seq - 1)`,
    epoch,
    seq,
  ) ?? seq;

/** The last entry of the unbroken run that this one is in. */
const lastOfRun = (connection: Connection, epoch: number, seq: number): number =>
  seqOf(
    connection,
    `SELECT min(seq) FROM ledger_entries AS entry WHERE epoch = ? AND seq >= ? AND NOT EXISTS
       (SELECT 1 FROM ledger_entries AS next WHERE next.epoch = entry.epoch AND next.seq = entry.seq + 1)`,
    epoch,
    seq,
  ) ?? seq;

/** Where an epoch stood before an entry that is here, as the entry says. */
const positionBeforeEntry = (connection: Connection, epoch: number, seq: number): Position => {
  const row = rowAt(connection, epoch, seq);
  const link = row && readLink(row.text, sha256Hex);
  return link ? positionBefore(link) : { ...emptyEpoch(epoch), size: seq - 1 };
};

/**
 * The run that begins with what the centre lacks, or with the next entry that is here: where that is not the very next
 * one, the centre may hold those between, and says if it does not. All of an epoch is that run with what lies before it.
 */
const extentOf = (connection: Connection, epoch: number, scope: "unsent" | "all"): EpochExtent => {
  const receipted = receiptedPosition(connection, epoch);
  const unsent = seqOf(
    connection,
    "SELECT min(seq) FROM ledger_entries WHERE epoch = ? AND seq > ?",
    epoch,
    receipted.size,
  );
  if (scope === "unsent" && unsent === undefined) return { start: receipted, end: receipted, leftOut: 0 };
  const some = unsent ?? positionOf(connection, epoch).size;
  const first = scope === "all" ? firstOfRun(connection, epoch, some) : some;
  const last = rowAt(connection, epoch, lastOfRun(connection, epoch, some));
  const isNext = first === receipted.size + 1;
  const start = isNext ? receipted : positionBeforeEntry(connection, epoch, first);
  const end = last ? { epoch, size: last.seq, head: last.hash } : start;
  const count = connection
    .prepare<[number, number], number>("SELECT count(*) FROM ledger_entries WHERE epoch = ? AND seq > ?")
    .pluck()
    .get(epoch, scope === "all" ? 0 : receipted.size);
  return { start, end, leftOut: (count ?? 0) - (end.size - start.size) };
};

/** What an export of this moment holds of every epoch: what has no receipt, or everything. */
export const extentsOf = (connection: Connection, scope: "unsent" | "all"): readonly EpochExtent[] =>
  connection.transaction(() => epochsOf(connection).map((epoch) => extentOf(connection, epoch, scope)))();

/** The centre's receipts for positions of an extent, from its start on. */
export const receiptsWithin = (connection: Connection, { start, end }: EpochExtent): readonly SignedText[] =>
  connection
    .prepare<[number, number, number], SignedText>(
      "SELECT text, signature FROM receipts WHERE epoch = ? AND size BETWEEN ? AND ? ORDER BY size",
    )
    .all(start.epoch, Math.max(1, start.size), end.size);
