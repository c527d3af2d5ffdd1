import { expect, test } from "vitest";
import { dueDigests } from "../../../central/digests/due-digests.ts";
import type { WorkCalendar } from "../../../contract/working-days.ts";

const none: WorkCalendar = { off: [], worked: [] };

const allAt = (time: string, calendar = none): readonly string[] =>
  dueDigests(Date.parse(time), calendar).map(({ period, days }) => `${period} ${days.from} ${days.to}`);
/** Of weeks and months. */
const dueAt = (time: string, calendar = none): readonly string[] =>
  allAt(time, calendar).filter((due) => !due.startsWith("day"));

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

test("the digest of a working day is due from half past seven on, and until the next one is", () => {
  const dayAt = (time: string) => allAt(`${time}:00+08:00`).find((due) => due.startsWith("day"));
  // 30 September is a Wednesday; 1 to 7 October are off, and Saturday the 10th is worked.
  const [wednesday, thursday] = ["day 2026-09-30 2026-09-30", "day 2026-10-08 2026-10-08"];
  expect([dayAt("2026-09-30T07:29"), dayAt("2026-09-30T07:30")]).toEqual(["day 2026-09-29 2026-09-29", wednesday]);
  expect([dayAt("2026-10-07T20:00"), dayAt("2026-10-08T07:29")]).toEqual([wednesday, wednesday]);
  expect(dayAt("2026-10-08T07:30")).toBe(thursday);
  expect([dayAt("2026-10-10T08:00"), dayAt("2026-10-11T08:00")]).toEqual(Array(2).fill("day 2026-10-10 2026-10-10"));
  // 2027 is not published: New Year's Day is off, and Monday to Friday are worked.
  expect(dayAt("2027-01-03T08:00")).toBe("day 2026-12-31 2026-12-31");
  expect(dayAt("2027-01-04T08:00")).toBe("day 2027-01-04 2027-01-04");
});
