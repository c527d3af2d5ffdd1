import { expect, it } from "vitest";
import type { EntryDraft } from "../../../../contract/ledger/entry.ts";
import { freeMibOf, freeSpaceCheck } from "../../../../electron/wire/free-space.ts";
import { newFolder } from "../../../support/ledger.ts";

it("reports once that the disk gets low, and again after there was enough", () => {
  const written: EntryDraft[] = [];
  let dropped = 0;
  let free = 0;
  const look = freeSpaceCheck({
    freeMib: () => free,
    append: (drafts) => written.push(...drafts) > 0,
    dropCaches: () => {
      dropped += 1;
    },
  });
  for (free of [900, 500, 499, 498, 0, 550, 499, 600, 499]) look();
  const low = (freeMib: number) => ({ kind: "storage-low", body: { freeMib } });
  expect([written, dropped]).toEqual([[low(499), low(499)], 2]);
});

it("reads the free space of the ledger's disk", () => {
  const free = freeMibOf(newFolder());
  expect(free).toBeGreaterThan(0);
  expect(Number.isInteger(free)).toBe(true);
});
