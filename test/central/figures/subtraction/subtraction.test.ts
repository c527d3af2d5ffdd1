import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../../../central/figures/blocks.ts";
import { publish } from "../../../../central/figures/publish.ts";
import { groupBy } from "../../../../central/figures/signals/arrange.ts";
import { emptyTally, ratingsIn, sumOf } from "../../../../central/figures/tally.ts";
import { cellsOf, everythingTold, type Leaf, periodsOf, recoveredFrom } from "./leaves.ts";

/** Two weeks, one of which contains the end of a month and of a quarter, and the first days of a third. */
const days = ["2026-03-23", "2026-03-25", "2026-03-30", "2026-03-31", "2026-04-01", "2026-04-03", "2026-04-06"];

const anyLeaf: fc.Arbitrary<Leaf> = fc.record({
  unitCode: fc.constantFrom("A", "A", "B", "C"),
  windowNumber: fc.constantFrom("1", "2", "3"),
  staffNumber: fc.constantFrom("p", "q", "r", "s"),
  day: fc.constantFrom(...days),
  isInQuestion: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  ratings: fc.oneof(fc.nat(4), fc.integer({ min: 8, max: 12 }), fc.integer({ min: 10, max: 40 })),
});

const anyOffice = fc.uniqueArray(anyLeaf, {
  minLength: 1,
  maxLength: 40,
  selector: ({ ratings, ...place }) => JSON.stringify(place),
});

describe("subtracting every figure from every other one", () => {
  test("isolates no person with fewer than ten ratings, in any office", () => {
    fc.assert(
      fc.property(anyOffice, (leaves) => {
        expect(recoveredFrom(leaves, everythingTold(leaves))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
  test("leaves every rating in the sums, except those of a part of a week in which the whole office has fewer than ten", () => {
    fc.assert(
      fc.property(anyOffice, (leaves) => {
        for (const period of periodsOf(leaves)) {
          const cells = cellsOf(leaves, period);
          const parts = [...groupBy(cells, ({ part }) => part).values()];
          const sizes = parts.map((part) => ratingsIn(sumOf(part.map(({ tally }) => tally))));
          const expected = sizes.filter((size) => size >= 10).reduce((sum, size) => sum + size, 0);
          const { all, units, windows, staff } = publish(cells, "with");
          expect(all.tally ? ratingsIn(all.tally) : 0).toBe(expected);
          const others = units.filter(({ unitCode }) => unitCode === null).map(({ tally }) => tally ?? emptyTally);
          for (const lines of [units.filter(({ unitCode }) => unitCode !== null), windows, staff]) {
            const told = lines.map(({ tally }) => tally ?? emptyTally);
            expect(ratingsIn(sumOf([...told, ...others]))).toBe(expected);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
  test("would isolate a person with fewer than ten ratings if figures of arbitrary days could be requested", () => {
    const place = { unitCode: "A", windowNumber: "1", isInQuestion: false };
    const leaves: readonly Leaf[] = [
      { ...place, staffNumber: "p", day: "2026-03-30", ratings: 12 },
      { ...place, staffNumber: "p", day: "2026-03-31", ratings: 3 },
    ];
    const [whole, first] = [leaves, leaves.slice(0, 1)].map((some) =>
      publish(cellsOf(some, { from: "2026", to: "2027" }), "with"),
    );
    expect([whole?.all, first?.all].map((line) => line?.tally && ratingsIn(line.tally))).toEqual([15, 12]);
  });
});

const cell = (windowNumber: string, staffNumber: string, ratings: number, asked = 0, unitCode = "A"): Cell => ({
  ...{ unitCode, windowNumber, staffNumber, part: "2026-03 2026-03-02" },
  tally: { ...emptyTally, levels: [0, 0, 0, 0, ratings] },
  inQuestion: { ...emptyTally, levels: [0, 0, 0, 0, asked] },
});

const countsOf = (cells: readonly Cell[], flagged: "with" | "without" = "with") => {
  const { all, ...tables } = publish(cells, flagged);
  const lines = Object.entries(tables).map(([name, rows]) => [
    name,
    rows.map(({ unitCode, key, tally }) => `${unitCode}/${key}: ${tally && ratingsIn(tally)}`),
  ]);
  return { all: all.tally && ratingsIn(all.tally), ...Object.fromEntries(lines) };
};

describe("a published answer", () => {
  test("hides a person with too few ratings together with the next smallest person, and gives the sum of both", () => {
    expect(countsOf([cell("1", "p", 3), cell("1", "q", 20), cell("1", "r", 40)])).toEqual({
      all: 63,
      units: ["A/null: 63"],
      windows: ["A/1: 63"],
      staff: ["A/p: null", "A/q: null", "A/r: 40", "A/null: 23"],
    });
  });
  test("hides a window served by one person with too few, and the next smallest window with it", () => {
    expect(countsOf([cell("1", "p", 4), cell("2", "q", 15), cell("3", "r", 30)])).toEqual({
      all: 49,
      units: ["A/null: 49"],
      windows: ["A/1: null", "A/2: null", "A/3: 30", "A/null: 19"],
      staff: ["A/p: null", "A/q: null", "A/r: 30", "A/null: 19"],
    });
  });
  test("hides a unit with too few, and the next smallest unit with it; for a whole office with too few, everything", () => {
    expect(countsOf([cell("1", "p", 4, 0, "A"), cell("1", "q", 11, 0, "B"), cell("1", "r", 12, 0, "C")])).toEqual({
      all: 27,
      units: ["A/null: null", "B/null: null", "C/null: 12", "null/null: 15"],
      windows: ["A/1: null", "B/1: null", "C/1: 12"],
      staff: ["A/p: null", "B/q: null", "C/r: 12"],
    });
    expect(countsOf([cell("1", "p", 4), cell("1", "q", 5)]).all).toBeNull();
    expect(countsOf([]).all).toBe(0);
  });
  test("subtracts ratings in question from a figure with ten or more of them and ten others, and otherwise only from a wider figure", () => {
    const cells = [cell("1", "p", 40, 12), cell("1", "q", 30, 4), cell("2", "r", 30, 7)];
    expect(countsOf(cells, "without")).toEqual({
      all: 100 - 12 - 11,
      units: ["A/null: 77"],
      windows: ["A/1: 58", "A/2: 30"],
      staff: ["A/p: 28", "A/q: 30", "A/r: 30"],
    });
    expect(countsOf([cell("1", "p", 14, 10), cell("1", "q", 30, 3)], "without").all).toBe(44 - 13);
    expect(countsOf([cell("1", "p", 40, 3)], "without").all).toBe(40);
  });
});
