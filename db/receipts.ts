import { emptyEpoch, type Position } from "../contract/ledger/chain.ts";
import type { Receipt } from "../contract/sync/receipt.ts";
import type { SignedText } from "../contract/sync/signed-text.ts";
import { type Connection, prepared, type ReadConnection } from "./database.ts";
import { epochsOf, positionOf } from "./ledger/entries.ts";
import { declaredHoles } from "./ledger/holes.ts";

/** The end of the receipted entries of an epoch; the upload continues after it. */
export const receiptedPosition = (connection: ReadConnection, epoch: number): Position => {
  const row = prepared<[number], { size: number; head: Position["head"] }>(
    connection,
    "SELECT size, head FROM receipts WHERE epoch = ? ORDER BY size DESC LIMIT 1",
  ).get(epoch);
  return row ? { epoch, ...row } : emptyEpoch(epoch);
};

/** The newest epoch with a receipt; 0 without one. A new epoch must have a higher number. */
export const newestReceiptedEpoch = (connection: ReadConnection): number =>
  connection.prepare<[], number | null>("SELECT max(epoch) FROM receipts").pluck().get() ?? 0;

/** Saves a receipt whose signature and position are verified. Idempotent. */
export const saveReceipt = (connection: Connection, receipt: Receipt, signed: SignedText): void => {
  prepared<[number, number, string, string, string]>(
    connection,
    "INSERT INTO receipts (epoch, size, head, text, signature) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
  ).run(receipt.epoch, receipt.size, receipt.head, signed.text, signed.signature);
};

interface Waiting {
  readonly count: number;
  /** The time of the first unsent entry, by the wall clock and the monotonic clock at its writing. */
  readonly first: { readonly at: string; readonly boot: string; readonly mono: number };
}

/**
 * The unsent entries of each epoch, oldest epoch first. Entries up to `covered` count as receipted. Reads only the ends
 * of an epoch, and counts entries only where a hole is declared.
 */
export const waitingEntries = (connection: ReadConnection, covered?: Position): readonly Waiting[] => {
  const first = connection.prepare<[number, number], Waiting["first"] & { readonly seq: number }>(
    `SELECT seq, text ->> '$.at' AS at, text ->> '$.boot' AS boot, text ->> '$.mono' AS mono
     FROM ledger_entries WHERE epoch = ? AND seq > ? ORDER BY seq LIMIT 1`,
  );
  const count = connection
    .prepare<[number, number], number>("SELECT count(*) FROM ledger_entries WHERE epoch = ? AND seq >= ?")
    .pluck();
  const holes = declaredHoles(connection);
  return epochsOf(connection).flatMap((epoch) => {
    const coveredSize = covered?.epoch === epoch ? covered.size : 0;
    const row = first.get(epoch, Math.max(receiptedPosition(connection, epoch).size, coveredSize));
    if (!row) return [];
    const { seq, ...moment } = row;
    const isWhole = !holes.some(({ hole }) => hole.epoch === epoch && hole.to > seq);
    const waiting = isWhole ? positionOf(connection, epoch).size - seq + 1 : (count.get(epoch, seq) ?? 0);
    return [{ first: moment, count: waiting }];
  });
};

/** The signed text of the receipt that reaches furthest; undefined without one. */
export const furthestReceipt = (connection: ReadConnection): string | undefined =>
  connection.prepare<[], string>("SELECT text FROM receipts ORDER BY epoch DESC, size DESC LIMIT 1").pluck().get();

/** The entries without a receipt. */
export interface Unsent {
  readonly count: number;
  /** The wall-clock time of the oldest unsent entry; null without one. */
  readonly oldestAt: string | null;
}

export const unsentOf = (connection: ReadConnection): Unsent => {
  const waiting = waitingEntries(connection);
  return { count: waiting.reduce((sum, { count }) => sum + count, 0), oldestAt: waiting[0]?.first.at ?? null };
};
