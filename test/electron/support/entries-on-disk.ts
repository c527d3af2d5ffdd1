import Database from "better-sqlite3";
import { databaseFileIn } from "../../../db/data-folder.ts";

export interface EntryOnDisk {
  readonly kind: string;
  readonly body: unknown;
}

/** The text of every entry that another process would find on the disk now, in order. */
export const entryTextsOnDisk = (folder: string): readonly string[] => {
  const connection = new Database(databaseFileIn(folder), { readonly: true });
  try {
    return connection
      .prepare<[], { text: string }>("SELECT text FROM ledger_entries ORDER BY epoch, seq")
      .all()
      .map(({ text }) => text);
  } finally {
    connection.close();
  }
};

/** The same, kind and body. */
export const entriesOnDisk = (folder: string): readonly EntryOnDisk[] =>
  entryTextsOnDisk(folder)
    .map((text) => JSON.parse(text) as EntryOnDisk)
    .map(({ kind, body }) => ({ kind, body }));

export const kindsOnDisk = (folder: string): readonly string[] => entriesOnDisk(folder).map(({ kind }) => kind);

/** Makes every write to the ledger, or of one kind, fail inside SQLite. Returns a function that ends this. */
export const refuseWrites = (folder: string, kind = "%"): (() => void) => {
  const run = (sql: string): void => {
    const connection = new Database(databaseFileIn(folder));
    connection.exec(sql);
    connection.close();
  };
  run(
    `CREATE TRIGGER refuse BEFORE INSERT ON ledger_entries WHEN NEW.text ->> '$.kind' LIKE '${kind}'
     BEGIN SELECT RAISE(ABORT, 'refused'); END`,
  );
  return () => run("DROP TRIGGER refuse");
};
