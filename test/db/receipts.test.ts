import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { databaseFileIn, journalFileIn } from "../../db/data-folder.ts";
import { openForReading } from "../../db/database.ts";
import { readRun } from "../../db/ledger/entries.ts";
import { receiptedPosition } from "../../db/receipts.ts";
import { newFolder, openedStore, ratingFor, receiptFor, signedReceipt } from "../support/ledger.ts";

const journalLines = (folder: string): number => readFileSync(journalFileIn(folder), "utf8").split("\n").length - 2;

describe("the unconfirmed entries", () => {
  it("are all after the receipt, with the oldest, and none once all of them are receipted", () => {
    const store = openedStore(newFolder());
    const oldestAt = "2026-11-23T09:42:00.000+08:00";
    expect(store.unsent()).toEqual({ count: 1, oldestAt });
    const first = store.append([ratingFor(1)]);
    const last = store.append([ratingFor(2), ratingFor(3)]);
    if (!first.ok || !last.ok) throw new Error("not written");
    store.keepReceipt(receiptFor(first.value), signedReceipt);
    expect(store.unsent()).toEqual({ count: 2, oldestAt });
    store.keepReceipt(receiptFor(last.value), signedReceipt);
    expect(store.unsent()).toEqual({ count: 0, oldestAt: null });
    store.close();
  });
});

describe("receipts", () => {
  it("move the cursor forward only, each epoch separately, and the same one twice is stored once", () => {
    const folder = newFolder();
    const store = openedStore(folder);
    const first = store.append([ratingFor(1)]);
    const second = store.append([ratingFor(2)]);
    if (!first.ok || !second.ok) throw new Error("not written");
    for (const position of [second.value, first.value, second.value]) {
      expect(store.keepReceipt(receiptFor(position), signedReceipt)).toEqual({ ok: true, value: null });
    }
    const reading = openForReading(databaseFileIn(folder));
    expect(receiptedPosition(reading, 1)).toEqual(second.value);
    expect(receiptedPosition(reading, 2)).toEqual({ epoch: 2, size: 0, head: "0".repeat(64) });
    expect(reading.prepare("SELECT count(*) FROM receipts").pluck().get()).toBe(2);
    reading.close();
    store.close();
  });

  it("shorten the journal to the unreceipted entries, and the journal can still restore them", () => {
    const folder = newFolder();
    const store = openedStore(folder);
    const ratings = Array.from({ length: 699 }, (_, index) => ratingFor(index + 1));
    const receipted = store.append(ratings);
    if (!receipted.ok) throw new Error("not written");
    store.append([ratingFor(700)]);
    expect(journalLines(folder)).toBe(701);
    store.keepReceipt(receiptFor(receipted.value), signedReceipt);
    expect(journalLines(folder)).toBe(1);
    store.append([ratingFor(701)]);
    expect(journalLines(folder)).toBe(2);
    store.close();
    const again = openedStore(folder);
    expect(again.position()).toMatchObject({ epoch: 1, size: 702 });
    again.close();
  });

  it("shorten a long journal only once most of its entries are receipted, so that taps are not delayed", () => {
    const folder = newFolder();
    const store = openedStore(folder);
    const ratings = Array.from({ length: 3_000 }, (_, index) => ratingFor(index + 1));
    const ends = [0, 1_600, 2_400].map((from, index) =>
      store.append(ratings.slice(from, [1_600, 2_400, 3_000][index])),
    );
    const [half, most] = ends.map((end) => (end.ok ? end.value : undefined));
    if (!half || !most) throw new Error("not written");
    store.keepReceipt(receiptFor(half), signedReceipt);
    expect(journalLines(folder)).toBe(3_001);
    store.keepReceipt(receiptFor(most), signedReceipt);
    expect(journalLines(folder)).toBe(600);
    store.close();
  });
});

describe("a batch", () => {
  it("is as long as both limits allow, and never empty where there are entries", () => {
    const folder = newFolder();
    const store = openedStore(folder);
    store.append([ratingFor(1), ratingFor(2), ratingFor(3)]);
    const reading = openForReading(databaseFileIn(folder));
    const seqs = (fromSeq: number, entries: number, bytes: number) =>
      readRun(reading, 1, fromSeq, { entries, bytes }).map(({ seq }) => seq);
    expect(seqs(1, 10, 1e6)).toEqual([1, 2, 3, 4]);
    expect(seqs(2, 2, 1e6)).toEqual([2, 3]);
    expect(seqs(1, 10, 1)).toEqual([1]);
    expect(seqs(5, 10, 1e6)).toEqual([]);
    const [one, two] = readRun(reading, 1, 2, { entries: 2, bytes: 1e6 }).map(
      ({ text }) => Buffer.byteLength(text) + 1,
    );
    expect(seqs(2, 10, (one ?? 0) + (two ?? 0))).toEqual([2, 3]);
    expect(seqs(2, 10, (one ?? 0) + (two ?? 0) - 1)).toEqual([2]);
    reading.close();
    store.close();
  });
});
