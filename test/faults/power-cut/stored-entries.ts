import { sha256Hex } from "../../../contract/node/hash.ts";
import { databaseFileIn } from "../../../db/data-folder.ts";
import { openForReading } from "../../../db/database.ts";

interface HeldEntry {
  readonly text: string;
  readonly hash: string;
  readonly kind: string;
}

/** The entries of the ledger in `folder` that match their hash. */
export const storedEntries = (folder: string): readonly HeldEntry[] => {
  const connection = openForReading(databaseFileIn(folder));
  try {
    const rows = connection.prepare<[], HeldEntry>("SELECT text, hash, kind FROM ledger_entries").all();
    return rows.filter(({ text, hash }) => sha256Hex(text) === hash);
  } finally {
    connection.close();
  }
};
