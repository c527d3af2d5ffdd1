import { emptyEpoch, type Position } from "../../contract/ledger/chain.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import type { Connection } from "../database.ts";
import { receiptedPosition } from "../receipts.ts";
import { epochsOf, hashAt } from "./entries.ts";

/** One epoch's part of an export: the entries after `start`, up to `end`. */
export interface EpochExtent {
  readonly start: Position;
  readonly end: Position;
}

/** Up to where nothing is missing after `start`: an older epoch may have lost entries with its database. */
const unbrokenEnd = (connection: Connection, { epoch, size, head }: Position): Position => {
  const last = connection
    .prepare<[number, number], number | null>(
      `SELECT min(seq) FROM ledger_entries AS entry WHERE epoch = ? AND seq > ? AND NOT EXISTS
         (SELECT 1 FROM ledger_entries AS next WHERE next.epoch = entry.epoch AND next.seq = entry.seq + 1)`,
    )
    .pluck()
    .get(epoch, size);
  const isNext = hashAt(connection, epoch, size + 1) !== undefined;
  const lastHash = isNext && last ? hashAt(connection, epoch, last) : undefined;
  return last && lastHash ? { epoch, size: last, head: lastHash } : { epoch, size, head };
};

/** What an export of this moment holds of every epoch: what has no receipt, or everything. */
export const extentsOf = (connection: Connection, scope: "unsent" | "all"): readonly EpochExtent[] =>
  connection.transaction(() =>
    epochsOf(connection).map((epoch) => {
      const start = scope === "all" ? emptyEpoch(epoch) : receiptedPosition(connection, epoch);
      return { start, end: unbrokenEnd(connection, start) };
    }),
  )();

/** The centre's receipts for positions of an extent, from its start on. */
export const receiptsWithin = (connection: Connection, { start, end }: EpochExtent): readonly SignedText[] =>
  connection
    .prepare<[number, number, number], SignedText>(
      "SELECT text, signature FROM receipts WHERE epoch = ? AND size BETWEEN ? AND ? ORDER BY size",
    )
    .all(start.epoch, Math.max(1, start.size), end.size);
