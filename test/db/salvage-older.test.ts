import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeEach, describe, expect, it } from "vitest";
import {
  databaseFileIn,
  journalFileIn,
  lastEpochFileIn,
  quarantineFolderIn,
  salvageFolderIn,
} from "../../db/data-folder.ts";
import { condemn } from "../../db/recovery/quarantine.ts";
import type { Store } from "../../db/store.ts";
import { refuseWrites } from "../electron/support/entries-on-disk.ts";
import { alterLedger, makeDamagedLedger } from "../support/damaged-ledger.ts";
import { carryAllOlder, newFolder, openedStore, ratingFor, receiptFor, signedReceipt } from "../support/ledger.ts";

const few = { mostSalvagedAtStart: 40 };
let folder: string;

const ratings = (from: number, count: number) => Array.from({ length: count }, (_, index) => ratingFor(from + index));

const oldEntries = (): readonly number[] => {
  const connection = new Database(databaseFileIn(folder), { readonly: true });
  try {
    return connection.prepare<[], number>("SELECT seq FROM ledger_entries WHERE epoch = 1 ORDER BY seq").pluck().all();
  } finally {
    connection.close();
  }
};

const allBut = (...seqs: readonly number[]): readonly number[] =>
  Array.from({ length: 630 }, (_, index) => index + 1).filter((seq) => !seqs.includes(seq));

const salvagedOf = (store: Store): unknown => {
  const begun = store.newestOfKinds(["epoch-begun"]);
  return begun?.kind === "epoch-begun" ? begun.body.before?.salvaged : undefined;
};

beforeEach(() => {
  folder = newFolder();
});

describe("the salvage of a damaged ledger after a start", () => {
  it("covers the old part: entries without a receipt and the newest of the rest are salvaged at once", () => {
    makeDamagedLedger(folder);
    const store = openedStore(folder, few);
    expect(oldEntries()).toEqual(allBut().slice(600 - 11));
    expect(salvagedOf(store)).toBe(41);
    store.close();
  });

  it("continues while the kiosk serves, with all entries that verify", () => {
    makeDamagedLedger(folder);
    const store = openedStore(folder, few);
    expect(store.salvageOlder()).toEqual({ ok: true, value: true });
    expect(store.append([ratingFor(700)]).ok).toBe(true);
    expect(store.isSalvaging()).toBe(true);
    expect(carryAllOlder(store)).toBe(true);
    expect(store.isSalvaging()).toBe(false);
    expect(oldEntries()).toEqual(allBut(20));
    expect(store.position()).toMatchObject({ epoch: 2, size: 2 });
    expect(store.salvageOlder()).toEqual({ ok: true, value: false });
    store.close();
    expect(existsSync(salvageFolderIn(folder))).toBe(false);
  });

  it("resumes at the next start where it was cut off, and reads nothing twice", () => {
    makeDamagedLedger(folder);
    const first = openedStore(folder, few);
    expect(first.isSalvaging()).toBe(true);
    first.salvageOlder();
    first.salvageOlder();
    first.close();
    expect(existsSync(salvageFolderIn(folder))).toBe(false);
    expect(oldEntries().slice(0, 3)).toEqual([1, 2, 3]);
    const second = openedStore(folder, few);
    let steps = 0;
    while (second.salvageOlder().ok && oldEntries().length < 629) steps += 1;
    // Six parts of a hundred and the rest, two of them read earlier.
    expect(steps).toBe(3);
    expect(carryAllOlder(second)).toBe(true);
    second.close();
    const third = openedStore(folder, few);
    expect(third.salvageOlder()).toEqual({ ok: true, value: false });
    third.close();
  });

  it("changes nothing in the quarantined files, neither the database nor its write-ahead log", () => {
    const whole = newFolder();
    makeDamagedLedger(whole);
    const living = openedStore(whole, few);
    living.append(ratings(800, 5));
    // As a killed kiosk leaves it.
    cpSync(whole, folder, { recursive: true });
    living.close();
    condemn(folder);
    const [database, wal] = [databaseFileIn(folder), `${databaseFileIn(folder)}-wal`].map((file) => readFileSync(file));
    expect(wal?.length).toBeGreaterThan(4_096);
    const store = openedStore(folder, few);
    carryAllOlder(store);
    expect(oldEntries()).toEqual(allBut(20));
    store.close();
    const setAside = databaseFileIn(join(quarantineFolderIn(folder), "002-database-damaged"));
    expect(readFileSync(setAside).equals(database as Buffer)).toBe(true);
    expect(readFileSync(`${setAside}-wal`).equals(wal as Buffer)).toBe(true);
  });

  it("takes nothing into the present epoch, nor from a folder that another program put there", () => {
    makeDamagedLedger(folder);
    const store = openedStore(folder, few);
    store.close();
    const [place = ""] = readdirSync(quarantineFolderIn(folder));
    // IT resets the kiosk, and leaves the quarantine.
    for (const file of [databaseFileIn(folder), journalFileIn(folder), lastEpochFileIn(folder)]) rmSync(file);
    const anew = openedStore(folder, few);
    expect(anew.salvageOlder()).toEqual({ ok: true, value: false });
    expect([anew.append(ratings(1, 5)).ok, anew.position()]).toMatchObject([true, { epoch: 1, size: 6 }]);
    anew.close();
    const connection = new Database(databaseFileIn(folder));
    connection.prepare("INSERT INTO carried_places VALUES (?, 1, 1, 0)").run(place);
    connection.close();
    const again = openedStore(folder, few);
    expect(carryAllOlder(again)).toBe(true);
    expect([oldEntries().length, again.append(ratings(6, 5)).ok]).toEqual([6, true]);
    again.close();
  });

  it("is bounded by the seal where the journal is lost as well", () => {
    makeDamagedLedger(folder);
    rmSync(journalFileIn(folder));
    const store = openedStore(folder, few);
    expect(oldEntries()).toEqual(allBut(610).filter((seq) => seq >= 590));
    carryAllOlder(store);
    expect(oldEntries()).toEqual(allBut(20, 610));
    store.close();
  });

  it("is empty where its extent is unknown: then the start salvages everything", () => {
    makeDamagedLedger(folder);
    rmSync(journalFileIn(folder));
    alterLedger(folder, "DROP TABLE ledger_seal");
    const store = openedStore(folder, few);
    expect(oldEntries()).toEqual(allBut(20, 610));
    expect(store.salvageOlder()).toEqual({ ok: true, value: false });
    store.close();
  });

  it("makes no finished submit due again, in either order of the rating and the end of its submit", () => {
    const store = openedStore(folder);
    const rating = ratingFor(1);
    if (rating.kind !== "rating-given") throw new Error("not a rating");
    const transaction = { transactionRef: "rate-1", serviceNumber: 1 };
    store.append([{ kind: "rating-given", body: { ...rating.body, source: "queue-system", transaction } }]);
    const sent = store.append(ratings(2, 598));
    if (sent.ok) store.keepReceipt(receiptFor(sent.value), signedReceipt);
    store.append([{ kind: "queue-submit-ended", body: { rateId: "rate-1", outcome: "accepted" } }]);
    expect(store.owedSubmits()).toEqual([]);
    store.close();
    alterLedger(folder, "UPDATE ledger_entries SET text = replace(text, '\"level\":5', '\"level\":1') WHERE seq = 590");
    const anew = openedStore(folder);
    expect([oldEntries()[1], anew.owedSubmits()]).toEqual([2, []]);
    anew.close();
  });

  it("makes no submit due again that was due before the damage", () => {
    const store = openedStore(folder);
    const rating = ratingFor(1);
    const transaction = { transactionRef: "rate-1", serviceNumber: 1 };
    if (rating.kind !== "rating-given") throw new Error("not a rating");
    store.append([{ kind: "rating-given", body: { ...rating.body, source: "queue-system", transaction } }]);
    expect(store.owedSubmits()).toHaveLength(1);
    const sent = store.append(ratings(2, 598));
    if (sent.ok) store.keepReceipt(receiptFor(sent.value), signedReceipt);
    store.close();
    alterLedger(folder, "UPDATE ledger_entries SET text = replace(text, '\"level\":5', '\"level\":1') WHERE seq = 590");
    const anew = openedStore(folder, few);
    carryAllOlder(anew);
    expect([oldEntries()[1], anew.owedSubmits()]).toEqual([2, []]);
    anew.close();
  });

  it("waits for the next start where the disk refuses", () => {
    makeDamagedLedger(folder);
    const store = openedStore(folder, few);
    store.salvageOlder();
    const accept = refuseWrites(folder);
    expect(store.salvageOlder()).toMatchObject({ ok: false, problem: { code: "store-failed" } });
    expect(store.salvageOlder()).toEqual({ ok: true, value: false });
    accept();
    store.close();
    const again = openedStore(folder, few);
    expect(carryAllOlder(again)).toBe(true);
    expect(oldEntries()).toEqual(allBut(20));
    again.close();
  });
});
