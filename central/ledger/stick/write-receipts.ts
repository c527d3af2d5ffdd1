import { lineOf } from "../../../contract/audit/export-file.ts";
import type { SignedText } from "../../../contract/sync/signed-text.ts";
import { replaceFile } from "./replace-file.ts";

/** Writes the file whole: half a receipt file would look like a forgery. Throws where it cannot be written. */
export const writeReceipts = (file: string, receipts: readonly SignedText[]): Promise<void> =>
  replaceFile(file, receipts.map((receipt) => `${lineOf(receipt)}\n`).join(""));
