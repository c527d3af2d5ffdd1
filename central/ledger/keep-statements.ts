import type { Checkpoint } from "../../contract/sync/checkpoint.ts";
import type { Receipt } from "../../contract/sync/receipt.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import type { Transaction } from "../database/sql.ts";

/**
 * Keeps what was signed for a position, once: a heartbeat a minute says nothing new. A fork's checkpoint is kept as
 * well, for it is the device's own signature under its second history.
 */
export const keepStatement = async (
  transaction: Transaction,
  { device, epoch, size, head, type }: Checkpoint | Receipt,
  { text, signature }: SignedText,
): Promise<void> => {
  await transaction`
    insert into ledger_statements (device, epoch, size, head, kind, text, signature)
    values (${device}, ${epoch}, ${size}, ${head}, ${type}, ${text}, ${signature})
    on conflict do nothing`;
};
