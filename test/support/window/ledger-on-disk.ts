import Database from "better-sqlite3";
import { databaseFileIn } from "../../../db/data-folder.ts";

/** The levels of all ratings on a kiosk's disk, in order, read past the application. */
export const levelsOnDisk = (dataFolder: string): readonly number[] => {
  const connection = new Database(databaseFileIn(dataFolder), { readonly: true });
  try {
    const rows = connection.prepare<[], number>(
      "SELECT text ->> '$.body.level' FROM ledger_entries WHERE kind = 'rating-given' ORDER BY epoch, seq",
    );
    return rows.pluck().all() as number[];
  } finally {
    connection.close();
  }
};
