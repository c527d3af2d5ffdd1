import { describe, expect, it } from "vitest";
import { unpublishedYear, type WorkCalendar, workingDayAfter } from "../../contract/working-days.ts";

const none: WorkCalendar = { off: [], worked: [] };

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
    expect(workingDayAfter(day, count, none)).toBe(last);
  });

  it("is unknown where the holidays of its year are not published", () => {
    expect([workingDayAfter("2026-12-30", 5, none), workingDayAfter("2019-12-30", 1, none)]).toEqual([null, null]);
  });

  it("counts 248 working days in 2026", () => {
    expect([workingDayAfter("2025-12-31", 248, none), workingDayAfter("2025-12-31", 249, none)]).toEqual([
      "2026-12-31",
      null,
    ]);
  });
});

describe("the office's own calendar", () => {
  it("gives a year that the software does not have", () => {
    const own = { off: ["2027-01-01", "2027-01-04"], worked: ["2027-01-09"] };
    // Thursday 31 December; then Tuesday 5 to Saturday 9 January, which is worked.
    expect(workingDayAfter("2026-12-30", 1, own)).toBe("2026-12-31");
    expect(workingDayAfter("2026-12-30", 2, own)).toBe("2027-01-05");
    expect(workingDayAfter("2026-12-30", 6, own)).toBe("2027-01-09");
    expect(workingDayAfter("2026-12-30", 7, own)).toBe("2027-01-11");
    expect(workingDayAfter("2027-12-31", 1, own)).toBeNull();
  });

  it("replaces a year that the software has, whole", () => {
    const own = { off: ["2026-12-03"], worked: ["2026-12-05"] };
    // 1 December is a Tuesday. The software's own days off of October and its Saturday no longer count.
    expect([workingDayAfter("2026-12-01", 2, own), workingDayAfter("2026-12-01", 3, own)]).toEqual([
      "2026-12-04",
      "2026-12-05",
    ]);
    expect(workingDayAfter("2026-09-30", 1, own)).toBe("2026-10-01");
    expect(workingDayAfter("2026-10-08", 2, own)).toBe("2026-10-12");
  });
});

describe("the year without a calendar", () => {
  it.each([
    ["2026-11-30", none, null],
    ["2026-12-01", none, 2027],
    ["2027-01-02", none, 2027],
    ["2026-12-31", { off: ["2027-01-01"], worked: [] }, null],
    ["2027-12-01", { off: ["2027-01-01"], worked: [] }, 2028],
  ])("on %s with %j is %s", (day, own, year) => {
    expect(unpublishedYear(day, own)).toBe(year);
  });
});
