import { closeSync, openSync, writeSync } from "node:fs";
import Database from "better-sqlite3";
import { databaseFileIn } from "../../../db/data-folder.ts";
import { newFolder, openedStore, ratingFor } from "../../support/ledger.ts";

export const files = (folder: string) => [
  databaseFileIn(folder),
  `${databaseFileIn(folder)}-wal`,
  `${databaseFileIn(folder)}-shm`,
];

export const folderWithRatings = (count: number): string => {
  const folder = newFolder();
  const store = openedStore(folder);
  store.append(Array.from({ length: count }, (_, index) => ratingFor(index + 1)));
  store.close();
  return folder;
};

export const overwrite = (file: string, at: number, length: number): void => {
  const descriptor = openSync(file, "r+");
  writeSync(descriptor, Buffer.alloc(length), 0, length, at);
  closeSync(descriptor);
};

export const ratingsIn = (folder: string): number => {
  const connection = new Database(databaseFileIn(folder), { readonly: true });
  try {
    return Number(connection.prepare("SELECT count(*) FROM ledger_entries WHERE kind = 'rating-given'").pluck().get());
  } finally {
    connection.close();
  }
};

export const epochBegun = (folder: string) => {
  const store = openedStore(folder);
  const entry = store.newestOfKinds(["epoch-begun"]);
  const position = store.position();
  store.close();
  return { epoch: entry?.epoch, body: entry?.body, size: position.size };
};
