import { describe, expect, it } from "vitest";
import { wholeYearsSince } from "../../../../electron/main/visit/badge.ts";

describe("党龄", () => {
  const cases: readonly (readonly [since: string | null, date: Date, years: number | null])[] = [
    [null, new Date(2026, 10, 23), null],
    ["2013-07", new Date(2026, 5, 30), 12],
    ["2013-07", new Date(2026, 6, 1), 13],
    ["2025-12", new Date(2026, 10, 30), null],
    ["2025-12", new Date(2026, 11, 1), 1],
    ["2026-11", new Date(2026, 10, 23), null],
    ["2030-01", new Date(2026, 10, 23), null],
    ["1976-12", new Date(2026, 11, 31), 50],
  ];
  it.each(cases)("since %s, on %s: %s", (since, date, years) => {
    expect(wholeYearsSince(since, date)).toBe(years);
  });
});
