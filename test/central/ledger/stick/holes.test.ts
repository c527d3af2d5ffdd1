import { mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { ImportOutcome } from "../../../../contract/office/ledger.ts";
import { findingsAt, kioskTexts } from "../../../electron/support/both-ledgers.ts";
import {
  exported,
  newStick,
  offlineKiosk,
  receiptsFrom,
  sendToOffice,
  verified,
} from "../../../electron/support/by-stick.ts";
import type { SyncKiosk } from "../../../electron/support/sync-kiosk.ts";
import { type Ended, runCommand } from "../../../support/centre/run-command.ts";
import { startCentre, type TestCentre } from "../../../support/centre/start-centre.ts";
import { loseEntries } from "../../../support/lose-entries.ts";

let dataFolder: string;
let centre: TestCentre;
let kiosk: SyncKiosk;
beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), "counterstar-air-gap-"));
  centre = await startCentre({ dataFolder });
});
afterEach(() => kiosk.close());
afterAll(async () => {
  await centre.stop();
  await rm(dataFolder, { recursive: true });
});

const importAtCentre = (file: string): Promise<Ended> =>
  runCommand("import-export", [file], { DATABASE_URL: centre.databaseUrl, COUNTERSTAR_CENTRE_DATA: dataFolder });

/** An offline kiosk with this many ratings, which lost these entries in database and journal, and salvaged the rest. */
const kioskWithout = async (ratings: number, lost: readonly number[]): Promise<SyncKiosk> => {
  const one = await offlineKiosk(centre, ratings);
  await one.killSync();
  one.reopen(() => loseEntries(one.folder, lost));
  one.startSync();
  return one;
};

it("one of 101 entries is lost: the stick contains the other 100, and the centre counts every rating among them", async () => {
  kiosk = await kioskWithout(100, [23]);
  kiosk.salvageOlder();
  const stick = newStick();
  const file = await exported(kiosk, stick);
  expect(kiosk.jobs.at(-1)).toMatchObject({ entries: kioskTexts(kiosk).length, leftOut: 0 });
  const declared = { epoch: 1, seq: 23, last: 23, by: 2, next: 24, until: 101 };
  expect(verified(file).faults).toEqual([{ code: "entries-lost", facts: declared }]);
  const imported = await sendToOffice(centre, readFileSync(file));
  const { findings, receipt, entries } = ImportOutcome.parse(await imported.json());
  expect(findings.map(({ code }) => code)).toEqual(["entries-lost", "epoch-after-loss"]);
  expect([entries, receipt?.trimEnd().split("\n").length]).toEqual([kioskTexts(kiosk).length, 2]);
  const found = { ratings: 99, alarms: ["database-lost", "entries-lost"], quarantined: 0 };
  expect(await findingsAt(centre, kiosk)).toEqual(found);
  await importAtCentre(file);
  expect(await findingsAt(centre, kiosk)).toEqual(found);
  expect(kiosk.store().unsent().count).toBe(102);
  await importAtCentre(await exported(kiosk, stick));
  await receiptsFrom(kiosk, stick);
  expect(kiosk.store().unsent().count).toBe(0);
});

it("an epoch's beginning and several parts of it are lost", async () => {
  kiosk = await kioskWithout(2_500, [1, 2, 900, 901, 2_000]);
  kiosk.salvageOlder();
  const stick = newStick();
  const imported = await importAtCentre(await exported(kiosk, stick, "all"));
  expect(imported.errors).toBe("");
  await receiptsFrom(kiosk, stick);
  expect(kiosk.store().unsent().count).toBe(0);
  expect((await findingsAt(centre, kiosk)).ratings).toBe(2_500 - 4);
});

it("the declaration is exported again with the entries it declares, although its receipt exists already", async () => {
  kiosk = await kioskWithout(20, [8]);
  kiosk.salvageOlder();
  const stick = newStick();
  const file = await exported(kiosk, stick);
  await importAtCentre(file);
  await receiptsFrom(kiosk, stick);
  await kiosk.killSync();
  // As if the older epoch's receipt had been lost: the centre answers for both by itself.
  kiosk.reopen(() => undefined);
  kiosk.startSync();
  const again = await exported(kiosk, newStick(), "all");
  expect(verified(again).faults.map(({ code }) => code)).toEqual(["entries-lost"]);
  expect((await importAtCentre(again)).errors).toBe("");
});

it("a stick that was written before the loss fills the hole", async () => {
  kiosk = await offlineKiosk(centre, 20);
  const before = await exported(kiosk, newStick());
  await kiosk.killSync();
  kiosk.reopen(() => loseEntries(kiosk.folder, [8, 9]));
  kiosk.startSync();
  kiosk.salvageOlder();
  await importAtCentre(await exported(kiosk, newStick()));
  expect((await findingsAt(centre, kiosk)).ratings).toBe(18);
  expect((await importAtCentre(before)).errors).toBe("");
  expect(await findingsAt(centre, kiosk)).toEqual({
    ratings: 20,
    alarms: ["database-lost", "entries-lost"],
    quarantined: 0,
  });
});
