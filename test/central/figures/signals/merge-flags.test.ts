import { expect, test } from "vitest";
import type { Flag } from "../../../../central/figures/signals/flag.ts";
import { mergeFlags } from "../../../../central/figures/signals/merge-flags.ts";

const key = (seq: number) => ({ device: "kiosk", epoch: 1, seq });

const flagOf = (from: string, to: string, changes: Partial<Flag> = {}): Flag => ({
  signal: "walk-ups",
  comparison: "peers",
  unitCode: "hall",
  windowNumber: "1",
  staffNumber: null,
  from: `2026-03-${from}`,
  to: `2026-03-${to}`,
  measured: 0.2,
  bound: 0.1,
  ratings: [key(1)],
  ...changes,
});

test("adjacent days with the same signal are one flag, with the value that is farthest beyond its bound", () => {
  const flags = [
    flagOf("08", "14", { measured: 0.3, comparison: "own-history", ratings: [key(2), key(3)] }),
    flagOf("07", "13", { ratings: [key(1), key(2)] }),
    flagOf("09", "15", { measured: 0.2, ratings: [] }),
    flagOf("16", "22"),
    flagOf("08", "14", { windowNumber: "2" }),
  ];
  expect(mergeFlags(flags)).toEqual([
    flagOf("07", "15", { measured: 0.3, comparison: "own-history", ratings: [key(1), key(2), key(3)] }),
    flagOf("16", "22"),
    flagOf("08", "14", { windowNumber: "2" }),
  ]);
});

test("where a low value is beyond the bound, the lowest is stored", () => {
  const quick = (measured: number) => ({ signal: "answer-times", measured, bound: 3_000 }) as const;
  expect(mergeFlags([flagOf("01", "07", quick(2_500)), flagOf("02", "08", quick(1_500))])).toEqual([
    flagOf("01", "08", quick(1_500)),
  ]);
});
