import Database from "better-sqlite3";
import { databaseFileIn } from "../../db/data-folder.ts";
import { openedStore, ratingFor, receiptFor, signedReceipt } from "./ledger.ts";

const ratings = (from: number, count: number) => Array.from({ length: count }, (_, index) => ratingFor(from + index));

/** 600 entries with a receipt, 30 without, and one altered entry of each kind: the 20th and the 610th. */
export const makeDamagedLedger = (folder: string): void => {
  const store = openedStore(folder);
  const sent = store.append(ratings(1, 599));
  if (sent.ok) store.keepReceipt(receiptFor(sent.value), signedReceipt);
  store.append(ratings(600, 30));
  store.close();
  alterLedger(
    folder,
    "UPDATE ledger_entries SET text = replace(text, '\"level\":5', '\"level\":1') WHERE seq IN (20, 610)",
  );
};

/** Removes the entries selected by an SQL condition, as only a person with access to the disk can. */
export const takeOut = (folder: string, where: string): void =>
  alterLedger(folder, `DROP TRIGGER ledger_entries_are_never_deleted; DELETE FROM ledger_entries WHERE ${where}`);

/** Runs the SQL on a ledger, bypassing its triggers against changes. */
export const alterLedger = (folder: string, sql: string): void => {
  const connection = new Database(databaseFileIn(folder));
  connection.exec(`DROP TRIGGER IF EXISTS ledger_entries_are_never_changed; ${sql}`);
  connection.close();
};
