import { emptyEpoch, type Position } from "../contract/ledger/chain.ts";
import type { Receipt } from "../contract/sync/receipt.ts";
import type { SignedText } from "../contract/sync/signed-text.ts";
import type { Connection } from "./database.ts";
import { epochsOf, positionOf } from "./ledger/entries.ts";

/** Up to where the centre has confirmed an epoch: the upload goes on after it. */
export const receiptedPosition = (connection: Connection, epoch: number): Position => {
  const row = connection
    .prepare<[number], { size: number; head: Position["head"] }>(
      "SELECT size, head FROM receipts WHERE epoch = ? ORDER BY size DESC LIMIT 1",
    )
    .get(epoch);
  return row ? { epoch, ...row } : emptyEpoch(epoch);
};

/** Keeps a receipt whose signature and position have been checked. The same receipt twice is kept once. */
export const saveReceipt = (connection: Connection, receipt: Receipt, signed: SignedText): void => {
  connection
    .prepare("INSERT INTO receipts (epoch, size, head, text, signature) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
    .run(receipt.epoch, receipt.size, receipt.head, signed.text, signed.signature);
};

/** The signed text of the receipt that reaches furthest; undefined before the first. */
export const furthestReceipt = (connection: Connection): string | undefined =>
  connection.prepare<[], string>("SELECT text FROM receipts ORDER BY epoch DESC, size DESC LIMIT 1").pluck().get();

/** What the centre has not confirmed yet. */
export interface Unsent {
  readonly count: number;
  /** When the oldest of it was written, by the wall clock of then; null where there is nothing. */
  readonly oldestAt: string | null;
}

/** Looks at the ends of every epoch, never at what lies between. */
export const unsentOf = (connection: Connection): Unsent => {
  const first = connection.prepare<[number, number], { seq: number; at: string }>(
    "SELECT seq, text ->> '$.at' AS at FROM ledger_entries WHERE epoch = ? AND seq > ? ORDER BY seq LIMIT 1",
  );
  const waiting = epochsOf(connection).flatMap((epoch) => {
    const row = first.get(epoch, receiptedPosition(connection, epoch).size);
    return row ? [{ at: row.at, count: positionOf(connection, epoch).size - row.seq + 1 }] : [];
  });
  return { count: waiting.reduce((sum, { count }) => sum + count, 0), oldestAt: waiting[0]?.at ?? null };
};
