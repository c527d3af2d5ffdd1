import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../../../central/figures/blocks.ts";
import { publish } from "../../../../central/figures/publish.ts";
import { emptyTally } from "../../../../central/figures/tally.ts";
import { figuresOf, type LevelCounts } from "../../../../contract/office/figures/figures.ts";

const cell = (unitCode: string, windowNumber: string, staffNumber: string, ratings: number, walkUps: number): Cell => ({
  ...{ unitCode, windowNumber, staffNumber, part: "2026-03-02" },
  tally: { ...emptyTally, levels: [0, 0, 0, 0, ratings], walkUpLevels: [0, 0, 0, 0, walkUps] },
  inQuestion: emptyTally,
});

const sum = (levels: LevelCounts): number => levels.reduce<number>((total, count) => total + count, 0);

/** The number of walk-ups that each line tells. */
const toldIn = (cells: readonly Cell[]) => {
  const { all, units, windows, staff } = publish(cells, "with");
  const lines = [...units, ...windows, ...staff].filter(({ key, unitCode }) => key !== null || unitCode !== null);
  const told = lines.map(({ unitCode, key, toldWalkUps }) => [`${unitCode}/${key}`, sum(toldWalkUps)] as const);
  return { all: sum(all.toldWalkUps), ...Object.fromEntries(told.filter(([, count]) => count > 0)) };
};

describe("the rate of walk-ups", () => {
  test("of a small office is of all of its walk-ups, and of no person and no window", () => {
    const levels = (...counts: LevelCounts): LevelCounts => counts;
    const of = (staff: string, window: string, tally: Pick<Cell["tally"], "levels" | "walkUpLevels">): Cell => ({
      ...cell("A", window, staff, 0, 0),
      tally: { ...emptyTally, ...tally },
    });
    const { all, staff, windows } = publish(
      [
        of("P1", "1", { levels: levels(1, 1, 2, 3, 7), walkUpLevels: levels(0, 1, 0, 0, 0) }),
        of("P2", "2", { levels: levels(1, 1, 1, 2, 6), walkUpLevels: levels(0, 0, 0, 0, 1) }),
        of("P3", "2", { levels: levels(0, 1, 0, 2, 2), walkUpLevels: emptyTally.levels }),
      ],
      "with",
    );
    const { favourableRate, walkUpFavourableRate } = figuresOf(all.tally ?? emptyTally, all.toldWalkUps);
    expect([favourableRate, walkUpFavourableRate]).toEqual([
      { numerator: 25, denominator: 30, value: 25 / 30 },
      { numerator: 1, denominator: 2, value: 0.5 },
    ]);
    expect(figuresOf(all.tally ?? emptyTally, all.toldWalkUps, "4-5").favourableRate.numerator).toBe(22);
    expect(staff.map(({ key, tally }) => [key, tally && sum(tally.levels)])).toEqual([
      ["P1", 14],
      ["P2", null],
      ["P3", null],
      [null, 16],
    ]);
    expect([...staff, ...windows].filter(({ toldWalkUps }) => sum(toldWalkUps) > 0)).toEqual([]);
  });
  test("of a window is hidden where the rest of its unit would be fewer than ten", () => {
    expect(toldIn([cell("A", "1", "p", 40, 20), cell("A", "2", "q", 40, 3)])).toEqual({ all: 23, "A/null": 23 });
    expect(toldIn([cell("A", "1", "p", 40, 20), cell("A", "2", "q", 40, 12)])).toEqual({
      ...{ all: 32, "A/null": 32, "A/1": 20, "A/p": 20, "A/2": 12, "A/q": 12 },
    });
  });
  test("of a window is hidden where its other ratings would be fewer than ten", () => {
    expect(toldIn([cell("A", "1", "p", 24, 20), cell("A", "2", "q", 40, 12)])).toEqual({ all: 32, "A/null": 32 });
  });
  test("of a unit that one person serves is hidden below ten, and left out of the office's", () => {
    expect(toldIn([cell("A", "1", "p", 40, 3), cell("B", "1", "q", 40, 12)])).toEqual({
      ...{ all: 12, "B/null": 12, "B/1": 12, "B/q": 12 },
    });
  });
  test("cannot be found by subtracting windows and persons from their unit, and units from the office", () => {
    const anyCell = fc
      .record({
        unit: fc.constantFrom("A", "B"),
        window: fc.constantFrom("1", "2", "3"),
        staff: fc.constantFrom("p", "q", "r"),
        ratings: fc.integer({ min: 0, max: 40 }),
        share: fc.constantFrom(0, 0.1, 0.5, 0.9, 1),
      })
      .map(({ unit, window, staff, ratings, share }) =>
        cell(unit, window, staff, ratings, Math.round(share * ratings)),
      );
    const offices = fc.uniqueArray(anyCell, {
      maxLength: 18,
      selector: ({ unitCode, windowNumber, staffNumber }) => [unitCode, windowNumber, staffNumber].join(),
    });
    fc.assert(
      fc.property(offices, (cells) => {
        const { units, windows, staff } = publish(cells, "with");
        const isFew = (count: number) => count !== 0 && count < 10;
        for (const { toldWalkUps } of [...windows, ...staff]) expect(isFew(sum(toldWalkUps))).toBe(false);
        for (const { unitCode, toldWalkUps } of units) {
          for (const lines of [windows, staff]) {
            const own = lines.filter((line) => line.unitCode === unitCode && sum(line.toldWalkUps) > 0);
            if (own.length === 0) continue;
            expect(isFew(sum(toldWalkUps) - own.reduce((all, line) => all + sum(line.toldWalkUps), 0))).toBe(false);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
