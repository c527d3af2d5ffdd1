import { describe, expect, it } from "vitest";
import { builtInYears, unpublishedYear, type WorkCalendar, workingDayAfter } from "../../contract/working-days.ts";
import { goldenWorkingDays } from "../support/working-days.ts";

const none: WorkCalendar = { off: [], worked: [] };
/** The last year that the software has, and the two after it. */
const lastYear = Number(builtInYears.at(-1));
const [nextYear, secondYear] = [lastYear + 1, lastYear + 2];
const ofNext: WorkCalendar = { off: [`${nextYear}-01-01`], worked: [] };

describe("the last of some working days", () => {
  it.each([...goldenWorkingDays, ["2026-11-30", 5, "2026-12-07"], ["2026-12-30", 1, "2026-12-31"]] as const)(
    "after %s, %i of them, is %s",
    (day, count, last) => {
      expect(workingDayAfter(day, count, none)).toBe(last);
    },
  );

  it("is unknown where the holidays of its year are not published", () => {
    expect(workingDayAfter(`${lastYear}-12-25`, 12, none)).toBeNull();
    expect(workingDayAfter("2019-12-30", 1, none)).toBeNull();
  });

  it("counts 248 working days in 2026", () => {
    expect(workingDayAfter("2025-12-31", 248, none)).toBe("2026-12-31");
    expect(String(workingDayAfter("2025-12-31", 249, none))).not.toContain("2026");
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
    expect(workingDayAfter(`${nextYear}-12-31`, 1, ofNext)).toBeNull();
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
    [`${lastYear}-10-31`, none, null],
    [`${lastYear}-11-01`, none, nextYear],
    [`${lastYear}-12-31`, none, nextYear],
    [`${nextYear}-01-02`, none, nextYear],
    [`${lastYear}-12-31`, ofNext, null],
    [`${nextYear}-10-31`, ofNext, null],
    [`${nextYear}-11-01`, ofNext, secondYear],
  ])("on %s with %j is %s", (day, own, year) => {
    expect(unpublishedYear(day, own)).toBe(year);
  });
});
