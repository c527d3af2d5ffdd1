import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ImportOutcome } from "../../../../contract/office/ledger.ts";
import { BootId } from "../../../../contract/words.ts";
import { databaseFileIn } from "../../../../db/data-folder.ts";
import { condemn } from "../../../../db/recovery/quarantine.ts";
import { syncTurns } from "../../../../electron/sync/sync-turns.ts";
import { findingsAt, kioskTexts } from "../../../electron/support/both-ledgers.ts";
import {
  carried,
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
import { takeOut } from "../../../support/damaged-ledger.ts";

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

describe("the export of a kiosk that lost entries", () => {
  it("contains the end of an epoch whose beginning was lost with its database: the centre already has the beginning", async () => {
    kiosk = await offlineKiosk(centre, 3);
    const stick = newStick();
    await importAtCentre(await exported(kiosk, stick));
    await receiptsFrom(kiosk, stick);
    await kiosk.killSync();
    // A start removes receipted entries from the journal.
    kiosk.reopen(() => undefined);
    kiosk.rate(3);
    kiosk.reopen(() => {
      for (const companion of ["", "-wal", "-shm"]) {
        rmSync(`${databaseFileIn(kiosk.folder)}${companion}`, { force: true });
      }
    });
    kiosk.rate(1);
    kiosk.startSync();
    const everything = await carried(kiosk, { type: "export-ledger", input: { folder: newStick(), scope: "all" } });
    expect(everything).toMatchObject({ state: "exported", entries: kioskTexts(kiosk).length, leftOut: 0 });
    const imported = await importAtCentre(await exported(kiosk, newStick()));
    expect([imported.code, imported.errors]).toEqual([0, ""]);
    expect(await findingsAt(centre, kiosk)).toEqual({ ratings: 7, alarms: ["database-lost"], quarantined: 0 });
  });

  it("contains only entries that continue those of the centre, and counts the others, while salvage may still fill the hole", async () => {
    kiosk = await offlineKiosk(centre, 9);
    await kiosk.killSync();
    kiosk.reopen(() => condemn(kiosk.folder));
    takeOut(kiosk.folder, "epoch = 1 AND seq = 4");
    kiosk.startSync();
    const file = await exported(kiosk, newStick(), "all");
    const held = kioskTexts(kiosk).length;
    expect(kiosk.jobs.at(-1)).toMatchObject({ entries: held - 6, leftOut: 6, isSalvaging: true });
    // The file itself reveals the gap: the next epoch began with the position at which this one had ended.
    expect(verified(file)).toMatchObject({ entries: held - 6, faults: [{ code: "epoch-end-other" }] });
  });

  it("grows while an older ledger is being salvaged, and says so until that is done", async () => {
    kiosk = await offlineKiosk(centre, 40);
    const stick = newStick();
    await importAtCentre(await exported(kiosk, stick));
    await receiptsFrom(kiosk, stick);
    await kiosk.killSync();
    kiosk.reopen(() => undefined);
    kiosk.reopen(() => condemn(kiosk.folder));
    kiosk.startSync();
    await exported(kiosk, newStick(), "all");
    expect(kiosk.jobs.at(-1)).toMatchObject({ entries: kioskTexts(kiosk).length, isSalvaging: true });
    kiosk.salvageOlder();
    await exported(kiosk, newStick(), "all");
    expect(kiosk.jobs.at(-1)).toMatchObject({ entries: 42, leftOut: 0, isSalvaging: false });
  });

  it("leads to one finding that the centre lacks the earlier entries, for any length of the export", async () => {
    kiosk = await offlineKiosk(centre, 2_500);
    await kiosk.killSync();
    kiosk.reopen(() => condemn(kiosk.folder));
    takeOut(kiosk.folder, "epoch = 1 AND seq = 1");
    kiosk.startSync();
    const imported = await sendToOffice(centre, readFileSync(await exported(kiosk, newStick())));
    const { findings, receipt } = ImportOutcome.parse(await imported.json());
    const gap = { code: "ledger-gap", facts: { expectedEpoch: 1, expectedSeq: 1 } };
    expect(findings.filter(({ code }) => code === "ledger-gap")).toEqual([gap]);
    // The present epoch is stored all the same.
    expect(receipt?.trimEnd().split("\n").length).toBe(1);
    expect((await findingsAt(centre, kiosk)).alarms).toEqual(["database-lost"]);
  });

  it("contains, in the file after the first receipt, the entries that the first file left out", async () => {
    kiosk = await offlineKiosk(centre, 9);
    await importAtCentre(await exported(kiosk, newStick()));
    await kiosk.killSync();
    kiosk.reopen(() => condemn(kiosk.folder));
    takeOut(kiosk.folder, "epoch = 1 AND seq = 4");
    kiosk.startSync();
    for (const leftOut of [6, 0]) {
      const stick = newStick();
      await importAtCentre(await exported(kiosk, stick));
      expect(kiosk.jobs.at(-1)).toMatchObject({ leftOut });
      await receiptsFrom(kiosk, stick);
    }
    expect(kiosk.store().unsent().count).toBe(0);
    expect((await findingsAt(centre, kiosk)).ratings).toBe(9);
  });

  it("is reported as still growing where the rest came while the file was being written", async () => {
    kiosk = await offlineKiosk(centre, 40);
    const stick = newStick();
    await importAtCentre(await exported(kiosk, stick));
    await receiptsFrom(kiosk, stick);
    await kiosk.killSync();
    kiosk.reopen(() => undefined);
    kiosk.reopen(() => condemn(kiosk.folder));
    const begin = { identity: kiosk.identity, databaseFile: databaseFileIn(kiosk.folder), appVersion: "0.1.0" };
    const turns = syncTurns({ ...begin, boot: BootId.parse(randomUUID()), monoOriginMs: 0 }, kiosk.hear, {
      requestTimeoutMs: 20_000,
      fetch: fetch,
      nowMs: () => 0,
      machineMonoMs: () => 0,
      date: () => new Date(),
      random: () => 0.5,
    });
    const writing = turns.airGap.exportLedger({ folder: newStick(), scope: "all" });
    kiosk.salvageOlder();
    await writing;
    turns.close();
    expect(kiosk.store().isSalvaging()).toBe(false);
    expect(kiosk.jobs.at(-1)).toMatchObject({ state: "exported", isSalvaging: true });
    expect(kioskTexts(kiosk).length).toBe(42);
  });

  it("is refused where an entry was removed from the present epoch", async () => {
    kiosk = await offlineKiosk(centre, 9);
    await kiosk.killSync();
    takeOut(kiosk.folder, "epoch = 1 AND seq = 4");
    kiosk.startSync();
    const order = { type: "export-ledger", input: { folder: newStick(), scope: "all" } } as const;
    expect(await carried(kiosk, order)).toMatchObject({ state: "failed", problem: { code: "ledger-unsealed" } });
  });
});
