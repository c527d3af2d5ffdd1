import { copyFileSync, existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { databaseFileIn, journalFileIn, quarantineFolderIn } from "../../db/data-folder.ts";
import { openStore } from "../../db/open-store.ts";
import { device, newFolder, openedStore, ratingFor, seal, stamp } from "../support/ledger.ts";
import { epochBegun, files, folderWithRatings, ratingsIn } from "./support/changed-folder.ts";

it("a database without a difference is created at the first start, and then only continued", () => {
  const folder = folderWithRatings(2);
  expect(epochBegun(folder)).toEqual({ epoch: 1, body: { reason: "first-start", before: null }, size: 3 });
  expect(existsSync(quarantineFolderIn(folder))).toBe(false);
});

describe("a database that differs from the journal's record", () => {
  it("missing: the journal restores the unreceipted entries, in a new epoch that says so", () => {
    const folder = folderWithRatings(5);
    for (const file of files(folder)) rmSync(file, { force: true });
    const { epoch, body } = epochBegun(folder);
    expect({ epoch, body }).toMatchObject({
      epoch: 2,
      body: { reason: "database-missing", before: { epoch: 1, size: 6, salvaged: 6 } },
    });
    expect(ratingsIn(folder)).toBe(5);
  });

  it("missing together with the journal: still never mistaken for a first start", () => {
    const folder = folderWithRatings(1);
    for (const file of [...files(folder), journalFileIn(folder)]) rmSync(file, { force: true });
    expect(epochBegun(folder)).toEqual({ epoch: 2, body: { reason: "database-missing", before: null }, size: 1 });
  });

  it("empty: quarantined and created again", () => {
    const folder = folderWithRatings(3);
    for (const file of files(folder)) rmSync(file, { force: true });
    writeFileSync(databaseFileIn(folder), "");
    expect(epochBegun(folder)).toMatchObject({ epoch: 2, body: { reason: "database-empty" } });
    expect(ratingsIn(folder)).toBe(3);
  });

  it("older (a restored copy): journal entries beyond it are salvaged", () => {
    const folder = folderWithRatings(2);
    const old = join(folder, "old-copy");
    copyFileSync(databaseFileIn(folder), old);
    const store = openedStore(folder);
    store.append([ratingFor(3), ratingFor(4)]);
    store.close();
    for (const file of files(folder)) rmSync(file, { force: true });
    copyFileSync(old, databaseFileIn(folder));
    expect(epochBegun(folder)).toMatchObject({ epoch: 2, body: { reason: "database-older", before: { size: 5 } } });
    expect(ratingsIn(folder)).toBe(4);
  });

  it("swapped for another device's: none of the other device's entries are taken over", () => {
    const folder = folderWithRatings(2);
    const other = newFolder();
    const stranger = openStore({
      folder: other,
      device: "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa" as typeof device,
      stamp,
      isSignedByCentre: () => false,
      seal,
    });
    if (stranger.ok) {
      stranger.value.append([ratingFor(90)]);
      stranger.value.close();
    }
    for (const file of files(folder)) rmSync(file, { force: true });
    copyFileSync(databaseFileIn(other), databaseFileIn(folder));
    expect(epochBegun(folder)).toMatchObject({ epoch: 2, body: { reason: "database-swapped" } });
    expect(ratingsIn(folder)).toBe(2);
  });

  it("edited from outside: found at the next start, and the edit is not uploaded", () => {
    const folder = folderWithRatings(3);
    const connection = new Database(databaseFileIn(folder));
    connection.exec(`DROP TRIGGER ledger_entries_are_never_changed;
      UPDATE ledger_entries SET text = replace(text, '"level":5', '"level":1') WHERE seq = 2`);
    connection.close();
    expect(epochBegun(folder)).toMatchObject({ epoch: 2, body: { reason: "database-damaged" } });
    const after = new Database(databaseFileIn(folder), { readonly: true });
    const levels = after
      .prepare("SELECT text ->> '$.body.level' FROM ledger_entries WHERE kind = 'rating-given'")
      .pluck()
      .all();
    after.close();
    expect(levels).toEqual([5, 5, 5]);
  });

  it("truncated or overwritten: quarantined with its companion files, and entries that verify are salvaged", () => {
    const folder = folderWithRatings(40);
    truncateSync(databaseFileIn(folder), 8_192);
    expect(epochBegun(folder)).toMatchObject({ epoch: 2, body: { reason: "database-damaged" } });
    expect(ratingsIn(folder)).toBe(40);
    expect(readdirSync(quarantineFolderIn(folder))).toEqual(["001-database-damaged"]);
  });

  it("stays recovered: the next start is an ordinary one", () => {
    const folder = folderWithRatings(3);
    writeFileSync(
      databaseFileIn(folder),
      "this is not a database, and long enough to be read as a header of one".repeat(20),
    );
    expect(epochBegun(folder).epoch).toBe(2);
    expect(epochBegun(folder).epoch).toBe(2);
    expect(readdirSync(quarantineFolderIn(folder))).toHaveLength(1);
  });

  it("is quarantined under a name of its own where an older folder was removed", () => {
    const folder = folderWithRatings(3);
    const damage = () => {
      truncateSync(databaseFileIn(folder), 8_192);
      return epochBegun(folder).epoch;
    };
    expect([damage(), damage()]).toEqual([2, 3]);
    rmSync(join(quarantineFolderIn(folder), "001-database-damaged"), { recursive: true });
    expect(damage()).toBe(4);
    expect(readdirSync(quarantineFolderIn(folder))).toEqual(["002-database-damaged", "003-database-damaged"]);
  });
});

describe("a data folder that cannot be written", () => {
  it("gives a problem with its folder and reason, not a crash", () => {
    const file = join(newFolder(), "a-file");
    writeFileSync(file, "");
    const folder = join(file, "data");
    expect(openStore({ folder, device, stamp, isSignedByCentre: () => false, seal })).toEqual({
      ok: false,
      problem: { code: "data-folder-unwritable", facts: { folder, reason: "ENOTDIR" } },
    });
  });
});
