import { Receipt } from "../../contract/sync/receipt.ts";
import { readSignedDocument, type SignedText } from "../../contract/sync/signed-text.ts";
import type { Connection } from "../database.ts";
import { hashAt } from "../ledger/entries.ts";
import { saveReceipt } from "../receipts.ts";
import type { StoreOptions } from "../store-options.ts";
import { readSetAside } from "./set-aside.ts";

/**
 * Copies the centre's furthest receipt of every epoch, so that years of a ledger are not uploaded again. Also where the
 * receipted entry is not salvaged yet: the centre has it. A receipt for a different entry is left out.
 */
export const salvageReceipts = ({ folder, device, isSignedByCentre }: StoreOptions, connection: Connection): void => {
  const receipts = readSetAside(folder, (old) =>
    old.prepare<[], SignedText>("SELECT text, signature, max(size) FROM receipts GROUP BY epoch").iterate(),
  );
  for (const { text, signature } of receipts) {
    const signed = { text, signature };
    const receipt = isSignedByCentre(signed) ? readSignedDocument(Receipt, text).data : undefined;
    if (receipt?.device !== device) continue;
    const { epoch, size, head } = receipt;
    if ((hashAt(connection, epoch, size) ?? head) === head) saveReceipt(connection, receipt, signed);
  }
};
