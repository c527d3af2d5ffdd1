import { beforeEach, expect, it } from "vitest";
import type { Store } from "../../../../db/store.ts";
import { salvageOlderEntries } from "../../../../electron/main/storage/salvage-older-entries.ts";
import { makeDamagedLedger } from "../../../support/damaged-ledger.ts";
import { newFolder, openedStore } from "../../../support/ledger.ts";
import { entriesOnDisk } from "../../support/entries-on-disk.ts";
import { manualTime } from "../../support/manual-time.ts";

let folder: string;
let store: Store;
let time: ReturnType<typeof manualTime>;
let isDiskLow: boolean;
let told: number;

beforeEach(() => {
  folder = newFolder();
  makeDamagedLedger(folder);
  store = openedStore(folder, { mostSalvagedAtStart: 40 });
  time = manualTime();
  isDiskLow = false;
  told = 0;
  const carried = (): void => {
    told += 1;
  };
  salvageOlderEntries({ store, isDiskLow: () => isDiskLow, setTimer: time.setTimer, carried });
});

/** Without the first entry of the new epoch. */
const carriedCount = (): number => entriesOnDisk(folder).length - 1;

it("lets the window open first, and then salvages a few entries at a time", () => {
  time.advance(4_000);
  expect(carriedCount()).toBe(41);
  time.advance(1_001);
  expect(carriedCount()).toBe(141);
  expect(told).toBe(0);
  time.advance(1_000);
  expect([carriedCount(), told]).toEqual([629, 1]);
  time.advance(10_000);
  expect(told).toBe(1);
  store.close();
});

it("does not fill a disk that is nearly full, and goes on when there is space", () => {
  isDiskLow = true;
  time.advance(60_000);
  expect(carriedCount()).toBe(41);
  isDiskLow = false;
  time.advance(61_000);
  expect(carriedCount()).toBe(629);
  store.close();
});
