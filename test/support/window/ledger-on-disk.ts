import Database from "better-sqlite3";
import type { EntryKind } from "../../../contract/ledger/bodies/index-of-kinds.ts";
import { databaseFileIn } from "../../../db/data-folder.ts";

interface EntryOnDisk {
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Every entry's text on a kiosk's disk, in order, read without the application. */
export const textsOnDisk = (dataFolder: string): readonly string[] => {
  const connection = new Database(databaseFileIn(dataFolder), { readonly: true });
  try {
    return connection.prepare<[], string>("SELECT text FROM ledger_entries ORDER BY epoch, seq").pluck().all();
  } finally {
    connection.close();
  }
};

/** Entries of these kinds on a kiosk's disk, in order. */
export const entriesOnDisk = (dataFolder: string, ...kinds: readonly EntryKind[]): readonly EntryOnDisk[] =>
  textsOnDisk(dataFolder)
    .map((text): EntryOnDisk => JSON.parse(text))
    .filter(({ kind }) => kinds.some((wanted) => wanted === kind))
    .map(({ kind, body }) => ({ kind, body }));

/** The levels of all ratings on a kiosk's disk, in order. */
export const levelsOnDisk = (dataFolder: string): readonly unknown[] =>
  entriesOnDisk(dataFolder, "rating-given").map(({ body }) => body["level"]);
