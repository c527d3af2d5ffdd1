import { lineOf } from "../../../contract/audit/export-file.ts";
import type { SignedText } from "../../../contract/sync/signed-text.ts";
import { replaceFile } from "./replace-file.ts";

/** Half a receipt file on a stick would look like one that was tampered with. Throws where the file cannot be written. */
export const writeReceipts = (file: string, receipts: readonly SignedText[]): Promise<void> =>
  replaceFile(file, receipts.map((receipt) => `${lineOf(receipt)}\n`).join(""));
