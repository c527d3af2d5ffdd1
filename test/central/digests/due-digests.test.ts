import { expect, test } from "vitest";
import { dueDigests } from "../../../central/digests/due-digests.ts";
import type { WorkCalendar } from "../../../contract/working-days.ts";

const none: WorkCalendar = { off: [], worked: [] };

const dueAt = (time: string, calendar = none): readonly string[] =>
  dueDigests(Date.parse(time), calendar).map(({ period, days }) => `${period} ${days.from} ${days.to}`);

const [week, february] = ["week 2026-03-02 2026-03-08", "month 2026-02-01 2026-02-28"];

test("the digest of the last week is due from half past seven on Monday, in Beijing", () => {
  expect(dueAt("2026-03-09T07:29:00+08:00")).toEqual([february]);
  expect(dueAt("2026-03-09T07:30:00+08:00")).toEqual([week, february]);
  // A centre that was away until Sunday night makes it up.
  expect(dueAt("2026-03-15T23:59:00+08:00")).toEqual([week, february]);
});

test("the digest of the last month is due on the first working day: after a holiday, and on a Saturday that is worked", () => {
  const monthAt = (time: string, calendar = none) => dueAt(time, calendar).filter((due) => due.startsWith("month"));
  // 1 to 7 October are off, 8 October is a Thursday.
  expect(monthAt("2026-10-07T23:00:00+08:00")).toEqual([]);
  expect(monthAt("2026-10-08T07:30:00+08:00")).toEqual(["month 2026-09-01 2026-09-30"]);
  // 1 February is a Sunday.
  expect(monthAt("2026-02-01T12:00:00+08:00")).toEqual([]);
  expect(monthAt("2026-02-02T07:30:00+08:00")).toEqual(["month 2026-01-01 2026-01-31"]);
  const worked: WorkCalendar = {
    off: Array.from({ length: 10 }, (_, index) => `2027-01-${String(index + 4).padStart(2, "0")}`),
    worked: ["2027-05-01"],
  };
  expect(monthAt("2027-05-01T07:30:00+08:00", worked)).toEqual(["month 2027-04-01 2027-04-30"]);
});

test("in a year that is not published the first working day is a weekday, and not New Year's Day", () => {
  const monthAt = (time: string) => dueAt(time).filter((due) => due.startsWith("month"));
  // 1 January 2027 is a Friday.
  expect(monthAt("2027-01-03T12:00:00+08:00")).toEqual([]);
  expect(monthAt("2027-01-04T07:30:00+08:00")).toEqual(["month 2026-12-01 2026-12-31"]);
});
