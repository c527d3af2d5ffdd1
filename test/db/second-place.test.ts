import { readFileSync, rmSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { databaseFileIn, journalFileIn, lastEpochFileIn } from "../../db/data-folder.ts";
import { identityFileIn, secondPlaceIn } from "../../electron/main/identity/second-place.ts";
import { newFolder, openedStore, ratingFor } from "../support/ledger.ts";

/** An enrolled device, as the last release wrote it or with the notes of its second place. */
const enrolled = (noted: object = {}): string => {
  const folder = newFolder();
  writeFileSync(identityFileIn(folder), JSON.stringify({ v: 1, device: "d", ...noted }));
  return folder;
};

const opened = (folder: string) => openedStore(folder, { secondPlace: secondPlaceIn(folder) });

const notedIn = (folder: string): unknown => JSON.parse(readFileSync(identityFileIn(folder), "utf8"));

const remove = (...files: readonly string[]): void => {
  for (const file of files) rmSync(file, { force: true });
};

const databaseFiles = (folder: string) => ["", "-wal", "-shm"].map((end) => `${databaseFileIn(folder)}${end}`);

const bodiesOf = (folder: string, kind: string): readonly unknown[] => {
  const connection = new Database(databaseFileIn(folder), { readonly: true });
  try {
    return connection
      .prepare<[string], string>("SELECT text -> '$.body' FROM ledger_entries WHERE kind = ? ORDER BY epoch, seq")
      .pluck()
      .all(kind)
      .map((body) => JSON.parse(body));
  } finally {
    connection.close();
  }
};

const rateIn = (folder: string): void => {
  const store = opened(folder);
  store.append([ratingFor(1), ratingFor(2)]);
  store.close();
};

describe("the second place", () => {
  it("notes an epoch once it has begun, and leaves the rest of the identity unchanged", () => {
    const folder = enrolled({ privateKey: { at: "file", secret: "x" } });
    rateIn(folder);
    expect(notedIn(folder)).toEqual({ v: 1, device: "d", privateKey: { at: "file", secret: "x" }, ledgerEpoch: 1 });
  });

  it("is updated at the next start, where a power cut came before the note", () => {
    const folder = enrolled();
    openedStore(folder).close();
    opened(folder).close();
    expect(notedIn(folder)).toMatchObject({ ledgerEpoch: 1 });
    expect(bodiesOf(folder, "epoch-begun")).toEqual([{ reason: "first-start", before: null }]);
  });

  it("reports a ledger that was removed with every other record of it", () => {
    const folder = enrolled();
    rateIn(folder);
    remove(...databaseFiles(folder), journalFileIn(folder), lastEpochFileIn(folder));
    opened(folder).close();
    expect(bodiesOf(folder, "epoch-begun")).toEqual([{ reason: "database-missing", before: null }]);
    expect(bodiesOf(folder, "seal-missing")).toEqual([{ epoch: 1, size: 0 }]);
    expect(notedIn(folder)).toMatchObject({ ledgerEpoch: 2 });
  });

  it("reports missing journal and last-epoch files, though the database is whole", () => {
    const folder = enrolled();
    rateIn(folder);
    remove(journalFileIn(folder), lastEpochFileIn(folder));
    opened(folder).close();
    expect(bodiesOf(folder, "epoch-begun")).toMatchObject([{}, { reason: "journal-missing" }]);
    expect(bodiesOf(folder, "seal-missing")).toEqual([]);
  });

  it.each([
    ["the database alone is lost", (folder: string) => remove(...databaseFiles(folder)), [{ epoch: 1, size: 3 }]],
    [
      "the seal is removed",
      (folder: string) => {
        const connection = new Database(databaseFileIn(folder));
        connection.exec("DELETE FROM ledger_seal");
        connection.close();
      },
      [{ epoch: 1, size: 3 }],
    ],
    [
      "the database is damaged, and its seal is still there",
      (folder: string) => {
        const connection = new Database(databaseFileIn(folder));
        connection.exec(`DROP TRIGGER ledger_entries_are_never_changed;
          UPDATE ledger_entries SET text = replace(text, '+08:00', '+09:00') WHERE seq = 2`);
        connection.close();
      },
      [],
    ],
  ])("reports that the seal is missing where %s", (_, harm, said) => {
    const folder = enrolled();
    rateIn(folder);
    harm(folder);
    opened(folder).close();
    expect(bodiesOf(folder, "seal-missing")).toEqual(said);
  });

  it("reports nothing on a device of the last release, which has no notes yet", () => {
    const folder = enrolled();
    const store = openedStore(folder);
    store.append([ratingFor(1)]);
    store.close();
    remove(...databaseFiles(folder));
    opened(folder).close();
    expect(bodiesOf(folder, "epoch-begun")).toMatchObject([{ reason: "first-start" }, { reason: "database-missing" }]);
    expect(bodiesOf(folder, "seal-missing")).toEqual([]);
    expect(notedIn(folder)).toMatchObject({ ledgerEpoch: 2 });
  });

  it("reports nothing before the first start", () => {
    const folder = enrolled();
    rateIn(folder);
    expect(bodiesOf(folder, "epoch-begun")).toEqual([{ reason: "first-start", before: null }]);
    expect(bodiesOf(folder, "seal-missing")).toEqual([]);
  });
});
