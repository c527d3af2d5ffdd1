import { describe, expect, it } from "vitest";
import { workingDayAfter } from "../../contract/working-days.ts";

describe("the last of some working days", () => {
  it.each([
    ["2026-02-12", 5, "2026-02-26"],
    ["2026-02-14", 5, "2026-02-28"],
    ["2026-04-02", 5, "2026-04-10"],
    ["2026-04-30", 5, "2026-05-11"],
    ["2026-09-24", 5, "2026-10-09"],
    ["2026-10-01", 5, "2026-10-13"],
    ["2026-03-31", 7, "2026-04-10"],
    ["2026-03-31", 10, "2026-04-15"],
    ["2026-03-31", 15, "2026-04-22"],
    ["2026-03-13", 5, "2026-03-20"],
    ["2026-11-30", 5, "2026-12-07"],
    ["2026-12-30", 1, "2026-12-31"],
  ])("after %s, %i of them, is %s", (day, count, last) => {
    expect(workingDayAfter(day, count)).toBe(last);
  });

  it("is unknown where the holidays of its year are not published", () => {
    expect([workingDayAfter("2026-12-30", 5), workingDayAfter("2019-12-30", 1)]).toEqual([null, null]);
  });

  it("counts 248 working days in 2026", () => {
    expect([workingDayAfter("2025-12-31", 248), workingDayAfter("2025-12-31", 249)]).toEqual(["2026-12-31", null]);
  });
});
