import { open, rename, rm } from "node:fs/promises";
import { lineOf } from "../../contract/audit/export-file.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";

/**
 * Wholly or not at all: half a receipt file on a stick would look like one that was tampered with. Throws where the file
 * cannot be written.
 */
export const writeReceipts = async (file: string, receipts: readonly SignedText[]): Promise<void> => {
  const fresh = `${file}.new`;
  // Whoever wrote the stick may have left a link of this name to a file of the centre's.
  await rm(fresh, { force: true });
  const handle = await open(fresh, "wx");
  try {
    await handle.writeFile(receipts.map((receipt) => `${lineOf(receipt)}\n`).join(""));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
};
