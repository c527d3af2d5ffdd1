import { emptyEpoch, type Position, positionBefore, readLink } from "../../contract/ledger/chain.ts";
import { sha256Hex } from "../../contract/node/hash.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import type { Connection } from "../database.ts";
import { receiptedPosition } from "../receipts.ts";
import { type EntryRow, epochsOf } from "./entries.ts";

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

/** What is here of an epoch: the numbers of its first and last entry, and how many there are. */
interface Held {
  readonly first: number | null;
  readonly last: number | null;
  readonly count: number;
}

const heldAfter = (connection: Connection, epoch: number, seq: number): Held =>
  connection
    .prepare<[number, number], Held>(
      `SELECT min(seq) AS first, max(seq) AS last, count(*) AS count FROM ledger_entries WHERE epoch = ? AND seq > ?`,
    )
    .get(epoch, seq) ?? { first: null, last: null, count: 0 };

/** The first and the last entry of the unbroken run that this one is in. */
const runAround = (connection: Connection, epoch: number, seq: number): readonly [number, number] => {
  const seqOf = (sql: string): number =>
    connection.prepare<[number, number], number | null>(sql).pluck().get(epoch, seq) ?? seq;
  return [
    seqOf(`SELECT max(seq) FROM ledger_entries AS entry WHERE epoch = ? AND seq <= ? AND NOT EXISTS
      (SELECT 1 FROM ledger_entries AS before WHERE before.epoch = entry.epoch AND before.seq = entry.seq - 1)`),
    seqOf(`SELECT min(seq) FROM ledger_entries AS entry WHERE epoch = ? AND seq >= ? AND NOT EXISTS
      (SELECT 1 FROM ledger_entries AS next WHERE next.epoch = entry.epoch AND next.seq = entry.seq + 1)`),
  ];
};

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
  const held = heldAfter(connection, epoch, scope === "all" ? 0 : receipted.size);
  const { first: lowest, last: highest, count } = held;
  if (lowest === null || highest === null) return { start: receipted, end: receipted, leftOut: 0 };
  const isWhole = count === highest - lowest + 1;
  const unsent = (): number => heldAfter(connection, epoch, receipted.size).first ?? highest;
  const [begin, last] = isWhole ? [lowest, highest] : runAround(connection, epoch, unsent());
  const first = Math.max(begin, lowest);
  const start = first === receipted.size + 1 ? receipted : positionBeforeEntry(connection, epoch, first);
  const row = rowAt(connection, epoch, last);
  const end = row ? { epoch, size: row.seq, head: row.hash } : start;
  return { start, end, leftOut: count - (end.size - start.size) };
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
