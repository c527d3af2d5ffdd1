import { beforeEach, expect, it } from "vitest";
import { type StorageWatch, watchStorage } from "../../../../electron/main/storage/keep-storage.ts";
import { newFolder, openedStore, ratingFor } from "../../../support/ledger.ts";
import { entriesOnDisk, refuseWrites } from "../../support/entries-on-disk.ts";
import { manualTime } from "../../support/manual-time.ts";

let folder: string;
let time: ReturnType<typeof manualTime>;
let watch: StorageWatch;
let told: (string | undefined)[];

beforeEach(() => {
  folder = newFolder();
  time = manualTime();
  told = [];
  watch = watchStorage({
    store: openedStore(folder),
    monoMs: time.clock.monoMs,
    setTimer: time.setTimer,
    changed: () => told.push(watch.fault()?.code),
  });
});

const give = (number: number) => watch.store.append([ratingFor(number)]).ok;

it("waits after one refusal, and takes the kiosk out of service after the second", () => {
  refuseWrites(folder);
  expect([give(1), watch.fault()?.code, give(2), watch.fault()?.code]).toEqual([
    false,
    undefined,
    false,
    "store-failed",
  ]);
  expect(told).toEqual([]);
  time.advance(1);
  expect(told).toEqual(["store-failed"]);
});

it("clears a refusal that was followed by a write", () => {
  const accept = refuseWrites(folder);
  give(1);
  accept();
  give(2);
  refuseWrites(folder);
  give(3);
  expect(watch.fault()).toBeUndefined();
});

it("does not count a duplicate rating as a fault of the disk", () => {
  give(1);
  expect([give(1), give(1), give(1)]).toEqual([false, false, false]);
  expect(watch.fault()).toBeUndefined();
});

it("records the recovery also where another write was the first to succeed", () => {
  const accept = refuseWrites(folder);
  give(1);
  give(2);
  accept();
  expect([give(3), watch.fault()]).toEqual([true, undefined]);
  time.advance(10_000);
  expect(entriesOnDisk(folder).map(({ kind }) => kind)).toEqual(["epoch-begun", "rating-given", "storage-recovered"]);
});

it("puts the kiosk back into service by itself, with an entry that gives the duration of the fault", () => {
  give(1);
  const accept = refuseWrites(folder);
  give(2);
  give(3);
  time.advance(5_000);
  expect(told).toEqual(["store-failed"]);
  accept();
  time.advance(2_000);
  expect(told).toEqual(["store-failed", undefined]);
  const [, recovered, ...rest] = entriesOnDisk(folder).slice(1);
  expect(recovered).toMatchObject({
    kind: "storage-recovered",
    body: { reason: "SQLITE_CONSTRAINT_TRIGGER", refusals: 4, lastedMs: 6_000 },
  });
  time.advance(60_000);
  expect([rest, entriesOnDisk(folder)]).toEqual([[], expect.objectContaining({ length: 3 })]);
});
