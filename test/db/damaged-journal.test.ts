import { existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { databaseFileIn, journalFileIn, lastEpochFileIn, quarantineFolderIn } from "../../db/data-folder.ts";
import { condemn } from "../../db/recovery/quarantine.ts";
import { newFolder, openedStore } from "../support/ledger.ts";
import { epochBegun, folderWithRatings, overwrite, ratingsIn } from "./support/changed-folder.ts";

describe("a database that differs from the journal's record", () => {
  it("only in a torn last line of the journal is continued", () => {
    const folder = folderWithRatings(3);
    writeFileSync(journalFileIn(folder), '{"v":1,"device":"6f1c', { flag: "a" });
    expect(epochBegun(folder)).toMatchObject({ epoch: 1, size: 4 });
    expect(existsSync(quarantineFolderIn(folder))).toBe(false);
  });

  it("with an unreadable page and no journal: entries before and behind the page are salvaged", () => {
    const folder = folderWithRatings(600);
    rmSync(journalFileIn(folder));
    condemn(folder);
    overwrite(databaseFileIn(folder), Math.floor(statSync(databaseFileIn(folder)).size / 8_192) * 4_096, 4_096);
    expect(epochBegun(folder)).toMatchObject({ epoch: 2, body: { reason: "database-damaged" } });
    expect(ratingsIn(folder)).toBeGreaterThan(580);
    expect(ratingsIn(folder)).toBeLessThan(600);
    expect(epochBegun(folder)).toMatchObject({ epoch: 2, size: 1 });
  });

  it("empty, and the journal overwritten in the middle: only the entry at that place is lost", () => {
    const folder = folderWithRatings(40);
    truncateSync(databaseFileIn(folder));
    overwrite(journalFileIn(folder), readFileSync(journalFileIn(folder)).indexOf('"seq":20,') - 40, 8);
    expect(epochBegun(folder)).toMatchObject({ epoch: 2, body: { reason: "database-empty" } });
    expect(ratingsIn(folder)).toBe(39);
  });

  it("empty, and one level in the journal changed: that entry is not restored", () => {
    const folder = folderWithRatings(40);
    truncateSync(databaseFileIn(folder));
    const lines = readFileSync(journalFileIn(folder), "utf8").split("\n");
    lines[20] = lines[20]?.replace('"level":5', '"level":1') ?? "";
    writeFileSync(journalFileIn(folder), lines.join("\n"));
    expect(epochBegun(folder)).toMatchObject({ epoch: 2 });
    expect(ratingsIn(folder)).toBe(39);
  });

  it("because its first start was cut off before the journal existed is continued", () => {
    const folder = folderWithRatings(3);
    rmSync(journalFileIn(folder));
    rmSync(lastEpochFileIn(folder));
    expect(epochBegun(folder)).toMatchObject({ epoch: 1, size: 4 });
    expect(existsSync(journalFileIn(folder))).toBe(true);
  });

  it.each([
    ["gone", (file: string) => rmSync(file)],
    ["emptied", (file: string) => truncateSync(file)],
  ])(
    "without a journal (%s) a database cannot be told from an older copy: a new epoch says so, and no file is moved",
    (_how, damage) => {
      const folder = folderWithRatings(3);
      damage(journalFileIn(folder));
      expect(epochBegun(folder)).toMatchObject({
        epoch: 2,
        body: { reason: "journal-missing", before: { epoch: 1, size: 4, salvaged: 0 } },
        size: 1,
      });
      expect([ratingsIn(folder), existsSync(quarantineFolderIn(folder))]).toEqual([3, false]);
      expect(epochBegun(folder)).toMatchObject({ epoch: 2, size: 1 });
    },
  );
});

it("an unreadable last-epoch file still shows that an epoch began: no silent first start", () => {
  const folder = newFolder();
  openedStore(folder).close();
  for (const file of [databaseFileIn(folder), journalFileIn(folder)]) rmSync(file, { force: true });
  writeFileSync(lastEpochFileIn(folder), Buffer.alloc(2));
  const store = openedStore(folder);
  expect(store.newestOfKinds(["epoch-begun"])?.body).toMatchObject({ reason: "database-missing" });
  store.close();
});
