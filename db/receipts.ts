import { emptyEpoch, type Position } from "../contract/ledger/chain.ts";
import type { Receipt } from "../contract/sync/receipt.ts";
import type { SignedText } from "../contract/sync/signed-text.ts";
import type { Connection } from "./database.ts";

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
