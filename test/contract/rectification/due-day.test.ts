import { isWorkday } from "chinese-days";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  dueAfter,
  dueSincePublished,
  lateBefore,
  workingDaysLate,
} from "../../../contract/office/rectification/due-day.ts";
import { builtInYears, isWorkingDay, type WorkCalendar } from "../../../contract/working-days.ts";
import { goldenWorkingDays } from "../../support/working-days.ts";

const none: WorkCalendar = { off: [], worked: [] };
const dayMs = 86_400_000;
const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const daysOf = (year: string): readonly string[] => {
  const first = Date.parse(`${year}-01-01`);
  const count = (Date.parse(`${Number(year) + 1}-01-01`) - first) / dayMs;
  return Array.from({ length: count }, (_, index) => dayAt(first + index * dayMs));
};

test.each(builtInYears)("the calendar of %s agrees on every day with an independent one", (year) => {
  const differing = daysOf(year).filter((day) => isWorkingDay(day, none) !== isWorkday(day));
  expect([daysOf(year).length, differing]).toEqual([365, []]);
});

describe("a due day", () => {
  it.each(goldenWorkingDays)("after %s and %i working days is %s", (day, count, due) => {
    expect(dueAfter(day, count, none)).toEqual({ day: due, isProvisional: false });
  });

  it("is provisional beyond the published years: Monday to Friday without 1 January", () => {
    expect(dueAfter("2026-12-30", 5, none)).toEqual({ day: "2027-01-07", isProvisional: true });
    expect(dueAfter("2026-12-30", 1, none)).toEqual({ day: "2026-12-31", isProvisional: false });
  });

  it("needs a working day to count", () => {
    expect(() => dueAfter("2026-03-04", 0, none)).toThrow(RangeError);
  });
});

describe("a provisional due day, once its year is published", () => {
  const asked = { day: "2026-12-30", count: 5 };
  const announced = dueAfter(asked.day, asked.count, none);
  it.each([
    ["moves to the later day that the notice gives", { off: ["2027-01-01", "2027-01-04"], worked: [] }, "2027-01-08"],
    ["stays where the notice gives an earlier one", { off: ["2027-01-01"], worked: ["2027-01-03"] }, "2027-01-07"],
    [
      "moves to the next working day where it is a day off now",
      { off: ["2027-01-01", "2027-01-07"], worked: ["2027-01-02", "2027-01-03"] },
      "2027-01-08",
    ],
  ])("%s", (_, calendar, day) => {
    expect(dueSincePublished(announced, asked, calendar)).toEqual({ day, isProvisional: false });
  });

  it("stays provisional as long as the notice is missing, and a fixed one never moves", () => {
    expect(dueSincePublished(announced, asked, none)).toEqual(announced);
    const fixed = dueAfter("2026-03-04", 5, none);
    const later = { off: ["2026-03-05", "2026-03-06"], worked: [] };
    expect(dueSincePublished(fixed, { day: "2026-03-04", count: 5 }, later)).toEqual(fixed);
  });

  it("is never a day off, and never before the announced one", () => {
    const weekday = fc
      .date({ min: new Date("2027-01-01"), max: new Date("2027-03-31"), noInvalidDate: true })
      .map((date) => dayAt(date.getTime()));
    const calendar = fc.record({ off: fc.array(weekday, { minLength: 1, maxLength: 30 }), worked: fc.array(weekday) });
    const begun = fc
      .date({ min: new Date("2026-12-01"), max: new Date("2026-12-31"), noInvalidDate: true })
      .map((date) => dayAt(date.getTime()));
    fc.assert(
      fc.property(begun, fc.integer({ min: 1, max: 30 }), calendar, (day, count, own) => {
        const first = dueAfter(day, count, none);
        const last = dueSincePublished(first, { day, count }, own);
        expect(isWorkingDay(first.day, none) ?? true).toBe(true);
        expect([isWorkingDay(last.day, own), last.day >= first.day]).toEqual([true, true]);
      }),
      { numRuns: 2_000 },
    );
  });
});

test.each([
  ["2026-03-13", "2026-03-13", 0],
  ["2026-03-13", "2026-03-10", 0],
  ["2026-03-13", "2026-03-15", 0],
  ["2026-03-13", "2026-03-16", 1],
  ["2026-02-13", "2026-02-25", 3],
])("due on %s and done on %s is %i working days late", (due, day, late) => {
  expect(workingDaysLate(due, day, none)).toBe(late);
});

test("what was due before a day is late by more than so many working days, and nothing else is", () => {
  const days = [...daysOf("2025"), ...daysOf("2026"), ...daysOf("2027")];
  const day = fc.integer({ min: 400, max: days.length - 1 });
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 250 }), (at, count, before) => {
      const [today = "", due = ""] = [days[at], days[at - before]];
      expect(due < lateBefore(today, count, none)).toBe(workingDaysLate(due, today, none) > count);
    }),
  );
});
