import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { databaseFileIn } from "../../../db/data-folder.ts";

/** The number of ratings on a kiosk's disk, read without the application; 0 before its first start. */
export const ratingsOnDisk = (dataFolder: string): number => {
  const file = databaseFileIn(dataFolder);
  if (!existsSync(file)) return 0;
  const connection = new Database(file, { readonly: true });
  try {
    const count = connection.prepare<[], number>("SELECT count(*) FROM ledger_entries WHERE kind = 'rating-given'");
    return count.pluck().get() as number;
  } finally {
    connection.close();
  }
};
