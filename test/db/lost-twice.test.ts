import { rmSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { databaseFileIn } from "../../db/data-folder.ts";
import { configurationWith } from "../electron/support/configuration.ts";
import { newFolder, openedStore, promptNumber, ratingFor } from "../support/ledger.ts";

const loseDatabase = (folder: string): void => {
  for (const companion of ["", "-wal", "-shm"]) rmSync(`${databaseFileIn(folder)}${companion}`, { force: true });
};

const promptIdsIn = (folder: string): readonly unknown[] => {
  const connection = new Database(databaseFileIn(folder), { readonly: true });
  try {
    return connection
      .prepare("SELECT text ->> '$.body.promptId' FROM ledger_entries WHERE kind = 'rating-given' ORDER BY epoch, seq")
      .pluck()
      .all();
  } finally {
    connection.close();
  }
};

const writeAndClose = (folder: string, number: number): void => {
  const store = openedStore(folder);
  store.append([ratingFor(number)]);
  store.close();
};

describe("a database that is lost again before any upload", () => {
  it("missing each time: entries left by the first loss are still there after the second", () => {
    const folder = newFolder();
    for (const number of [1, 2, 3]) {
      writeAndClose(folder, number);
      loseDatabase(folder);
    }
    openedStore(folder).close();
    expect(promptIdsIn(folder)).toEqual([1, 2, 3].map(promptNumber));
  });

  it("overwritten each time", () => {
    const folder = newFolder();
    for (const number of [1, 2, 3]) {
      writeAndClose(folder, number);
      loseDatabase(folder);
      writeFileSync(databaseFileIn(folder), "not a database at all, and longer than a header would be".repeat(30));
    }
    openedStore(folder).close();
    expect(promptIdsIn(folder)).toEqual([1, 2, 3].map(promptNumber));
  });
});

describe("a damaged database that can still be read in part", () => {
  it("gives back the configuration too: the kiosk serves on without the centre", () => {
    const folder = newFolder();
    const store = openedStore(folder);
    store.applyConfiguration(configurationWith({ version: 3 }));
    store.close();
    const connection = new Database(databaseFileIn(folder));
    connection.exec(`DROP TRIGGER ledger_entries_are_never_changed;
      UPDATE ledger_entries SET text = replace(text, '+08:00', '+09:00') WHERE seq = 2`);
    connection.close();
    const again = openedStore(folder);
    expect(again.position().epoch).toBe(2);
    expect(again.configuration()?.version).toBe(3);
    again.close();
  });
});
