import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newFolder } from "../../support/ledger.ts";
import { Disk } from "./disk.ts";
import type { DiskEvent } from "./disk-event.ts";
import { seededBy } from "./random.ts";
import { keyOf, rebuild } from "./rebuild.ts";
import { type SurvivalKind, survivalKinds, survivalOf } from "./survivals.ts";

const put = (name: string, inode: number, folder = 0, isFolder = false): DiskEvent => ({
  kind: "put",
  to: { folder, name },
  inode,
  isFolder,
});
const write = (inode: number, offset: number, text: string): DiskEvent => ({
  kind: "write",
  inode,
  offset,
  bytes: Buffer.from(text),
});
const sync = (inode: number): DiskEvent => ({ kind: "sync", inode });

const diskAfter = (...events: readonly DiskEvent[]): Disk => {
  const disk = new Disk();
  for (const event of events) disk.apply(event);
  return disk;
};

/** The remains of a cut, read from a real folder: each path with its text. */
const leftBy = (disk: Disk, kind: SurvivalKind, seed = "1"): Readonly<Record<string, string>> => {
  const root = join(newFolder(), "disk");
  rebuild(disk.remains(survivalOf(kind, seededBy(seed))), root);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(paths.map((path) => [path.slice(root.length + 1), readFileSync(path, "latin1")]));
};

describe("a disk with the minimal guarantees", () => {
  it("always has the synced data, file and name", () => {
    const disk = diskAfter(put("a", 1), write(1, 0, "kept"), sync(1), sync(0));
    expect(disk.hasPending()).toBe(false);
    for (const kind of survivalKinds) expect(leftBy(disk, kind)).toEqual({ a: "kept" });
  });

  it("may lose a file whose name was not synced, even if its bytes were", () => {
    const disk = diskAfter(put("a", 1), write(1, 0, "gone"), sync(1));
    expect([leftBy(disk, "nothing"), leftBy(disk, "everything")]).toEqual([{}, { a: "gone" }]);
  });

  it("may lose writes after the last sync, and a truncation of the file as well", () => {
    const disk = diskAfter(
      put("a", 1),
      write(1, 0, "first"),
      sync(1),
      sync(0),
      { kind: "resize", inode: 1, size: 2 },
      write(1, 4, "!"),
    );
    expect([leftBy(disk, "nothing"), leftBy(disk, "everything")]).toEqual([{ a: "first" }, { a: "fi\0\0!" }]);
  });

  it("renames atomically, and durably once both folders are synced", () => {
    const before = [put("there", 1, 0, true), put("a", 2), write(2, 0, "kept"), sync(2), sync(0), sync(1)];
    const move: DiskEvent = { kind: "move", from: { folder: 0, name: "a" }, to: { folder: 1, name: "b" }, inode: 2 };
    const half = diskAfter(...before, move, sync(1));
    expect([leftBy(half, "nothing"), leftBy(half, "everything")]).toEqual([{ a: "kept" }, { "there/b": "kept" }]);
    expect(leftBy(diskAfter(...before, move, sync(1), sync(0)), "nothing")).toEqual({ "there/b": "kept" });
  });

  it("loses with a folder all that lies in it", () => {
    const disk = diskAfter(put("there", 1, 0, true), put("a", 2, 1), write(2, 0, "gone"), sync(2), sync(1));
    expect([leftBy(disk, "nothing"), leftBy(disk, "everything")]).toEqual([{}, { "there/a": "gone" }]);
  });

  it("tears a write at the sectors of the file, and does not change the bytes around it", () => {
    const old = "-".repeat(2_048);
    const disk = diskAfter(put("a", 1), write(1, 0, old), sync(1), sync(0), write(1, 500, "x".repeat(600)));
    const texts = Array.from({ length: 60 }, (_, seed) => leftBy(disk, "torn sectors", `${seed}`)["a"] ?? "");
    const sectors = [
      [500, 512],
      [512, 1_024],
      [1_024, 1_100],
    ] as const;
    const fate = (part: string): string => /^(x+|-+)$/.exec(part)?.[0].charAt(0) ?? "noise";
    const fates = sectors.map(([from, to]) => new Set(texts.map((text) => fate(text.slice(from, to)))));
    expect(fates.map((seen) => [...seen].toSorted())).toEqual(sectors.map(() => ["-", "noise", "x"]));
    const around = texts.map((text) => text.slice(0, 500) + text.slice(1_100));
    expect(new Set(around)).toEqual(new Set([old.slice(600)]));
  });

  it("is equal to a disk with the same content, however it was made", () => {
    const events = [put("a", 1), sync(0), write(1, 0, "one"), write(1, 3, "two")];
    const key = (disk: Disk, kind: SurvivalKind): string => keyOf(disk.remains(survivalOf(kind, seededBy("1"))));
    expect(key(diskAfter(...events), "everything")).toBe(key(diskAfter(...events, sync(1)), "nothing"));
    expect(key(diskAfter(...events), "everything")).not.toBe(key(diskAfter(...events), "nothing"));
  });
});

it("the remains are the same for the same seed, and different for another", () => {
  const disk = diskAfter(...Array.from({ length: 20 }, (_, index) => put(`${index}`, index + 1)));
  const names = (seed: string): readonly string[] => Object.keys(leftBy(disk, "single calls", seed)).toSorted();
  expect(names("one")).toEqual(names("one"));
  expect(names("one")).not.toEqual(names("two"));
});
