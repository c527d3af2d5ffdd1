import type { DigestPeriod } from "../../contract/office/digests/digests.ts";
import { type Days, periodAround } from "../../contract/office/figures/periods.ts";
import { isWeekday, isWorkedOrAssumed, type WorkCalendar, workingDayAfter } from "../../contract/working-days.ts";

export interface DueDigest {
  readonly period: DigestPeriod;
  /** The finished week or month; or the working day itself. */
  readonly days: Days;
}

/** The days of a digest that begin with `firstDay`. */
export const daysOf = (period: DigestPeriod, firstDay: string): Days =>
  period === "day" ? { from: firstDay, to: firstDay } : periodAround(period, firstDay);

/** From this time on of a day in Beijing, minutes after midnight: before the office opens. */
const fromMinute = 7 * 60 + 30;

const beijing = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone: "Asia/Shanghai" });

const dayMs = 86_400_000;

/** In a year that is not published yet: Monday to Friday, less New Year's Day. */
const firstWeekday = (month: Days): string => {
  for (let at = Date.parse(month.from); ; at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (isWeekday(day) && !day.endsWith("-01-01")) return day;
  }
};

const firstWorkingDay = (month: Days, lastMonth: Days, calendar: WorkCalendar): string =>
  workingDayAfter(lastMonth.to, 1, calendar) ?? firstWeekday(month);

const dayBefore = (day: string): string => new Date(Date.parse(day) - dayMs).toISOString().slice(0, 10);

/** The last working day up to `day`; in a year that is not published, Monday to Friday. */
const lastWorkingDay = (day: string, calendar: WorkCalendar): string => {
  for (let at = Date.parse(day); ; at -= dayMs) {
    const found = new Date(at).toISOString().slice(0, 10);
    if (isWorkedOrAssumed(found, calendar)) return found;
  }
};

/**
 * The digests whose time has come: of a working day on its morning, of the last week from Monday morning on, of the last month from the morning of this
 * month's first working day on, all in Beijing. A centre that was away makes them up until the next ones are due.
 */
export const dueDigests = (nowMs: number, calendar: WorkCalendar): readonly DueDigest[] => {
  const [today = "", time = ""] = beijing.format(nowMs).split(" ");
  const [hours = "0", minutes = "0"] = time.split(":");
  const isMorning = Number(hours) * 60 + Number(minutes) >= fromMinute;
  const hasCome = (day: string): boolean => today > day || (today === day && isMorning);
  const [month, lastMonth] = [periodAround("month", today), periodAround("month", today, -1)];
  const isWeekDue = hasCome(periodAround("week", today).from);
  const isMonthDue = hasCome(firstWorkingDay(month, lastMonth, calendar));
  // Before the morning, the working day before this one.
  const day = lastWorkingDay(isMorning ? today : dayBefore(today), calendar);
  return [
    { period: "day", days: daysOf("day", day) },
    ...(isWeekDue ? [{ period: "week", days: periodAround("week", today, -1) } as const] : []),
    ...(isMonthDue ? [{ period: "month", days: lastMonth } as const] : []),
  ];
};
