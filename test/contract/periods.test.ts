import { describe, expect, test } from "vitest";
import { kindOfPeriod, periodAround } from "../../contract/office/figures/periods.ts";
import { MonthToFreeze } from "../../contract/office/stars/star-months.ts";

describe("a period", () => {
  test.each([
    ["week", "2026-03-01", 0, "2026-02-23", "2026-03-01"],
    ["week", "2026-03-02", 0, "2026-03-02", "2026-03-08"],
    ["week", "2026-12-31", 1, "2027-01-04", "2027-01-10"],
    ["month", "2028-02-29", 0, "2028-02-01", "2028-02-29"],
    ["month", "2026-03-31", -1, "2026-02-01", "2026-02-28"],
    ["month", "2026-12-15", 1, "2027-01-01", "2027-01-31"],
    ["quarter", "2026-02-10", 0, "2026-01-01", "2026-03-31"],
    ["quarter", "2026-02-10", -1, "2025-10-01", "2025-12-31"],
  ] as const)("of a %s around %s, %i further on, is %s to %s", (kind, day, steps, from, to) => {
    expect(periodAround(kind, day, steps)).toEqual({ from, to });
    expect(kindOfPeriod({ from, to })).toBe(kind);
  });
  test.each([
    ["2026-03-02", "2026-03-02"],
    ["2026-03-03", "2026-03-09"],
    ["2026-03-01", "2026-03-30"],
    ["2026-02-01", "2026-04-30"],
    ["2026-03-08", "2026-03-02"],
    ["today", "2026-03-02"],
    ["+275760-09-13", "+275760-09-13"],
  ])("is not %s to %s", (from, to) => {
    expect(kindOfPeriod({ from, to })).toBeUndefined();
  });
  test.each(["abc", "", "2026-13-01", "2026-03-02", "+275760-09-01", "2026-3-1"])("to freeze is not %s", (month) => {
    expect(MonthToFreeze.safeParse({ month, reason: null }).success).toBe(false);
  });
});
