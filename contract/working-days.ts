import { z } from "zod";

const Day = z.iso.date();

/**
 * The days off of whole years, where they differ from Monday to Friday. A year counts as published with its first day
 * off here.
 */
export const WorkCalendar = z.strictObject({
  /** Days from Monday to Friday without work, "2027-01-01". */
  off: z.array(Day).max(300),
  /** Saturdays and Sundays with work. */
  worked: z.array(Day).max(150),
});
export type WorkCalendar = z.infer<typeof WorkCalendar>;

const inYear = (year: number, ...dates: readonly string[]): readonly string[] => dates.map((date) => `${year}-${date}`);

/** 国务院办公厅关于部分节假日安排的通知, by their years. */
export const shippedNotices: Readonly<Record<string, string>> = {
  2025: "https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm",
  2026: "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm",
};

/** By these notices. A year is added after it was published. */
const published: WorkCalendar = {
  off: [
    ...inYear(2025, "01-01", "01-28", "01-29", "01-30", "01-31", "02-03", "02-04", "04-04", "05-01", "05-02", "05-05"),
    ...inYear(2025, "06-02", "10-01", "10-02", "10-03", "10-06", "10-07", "10-08"),
    ...inYear(2026, "01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "02-23", "04-06", "05-01", "05-04"),
    ...inYear(2026, "05-05", "06-19", "09-25", "10-01", "10-02", "10-05", "10-06", "10-07"),
  ],
  worked: [
    ...inYear(2025, "01-26", "02-08", "04-27", "09-28", "10-11"),
    ...inYear(2026, "01-04", "02-14", "02-28", "05-09", "09-20", "10-10"),
  ],
};

export const builtInYears: readonly string[] = [...new Set(published.off.map((day) => day.slice(0, 4)))];

const dayMs = 24 * 60 * 60 * 1000;

/** From Monday to Friday. */
export const isWeekday = (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

const publishes = ({ off }: WorkCalendar, year: string): boolean => off.some((day) => day.startsWith(`${year}-`));

/** The office's own calendar replaces a year of ours whole; null where neither has it. */
export const calendarOf = (year: string, own: WorkCalendar): WorkCalendar | null =>
  [own, published].find((calendar) => publishes(calendar, year)) ?? null;

/** null where the calendar of the year was not yet published. */
export const isWorkingDay = (day: string, own: WorkCalendar): boolean | null => {
  const calendar = calendarOf(day.slice(0, 4), own);
  if (calendar === null) return null;
  return isWeekday(day) ? !calendar.off.includes(day) : calendar.worked.includes(day);
};

/** In a year that was not published yet, Monday to Friday without 1 January. */
export const isWorkedOrAssumed = (day: string, own: WorkCalendar): boolean =>
  isWorkingDay(day, own) ?? (isWeekday(day) && !day.endsWith("-01-01"));

/** Every day of a year, "2027-01-01". */
export const daysOfYear = (year: number): readonly string[] => {
  const days: string[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += dayMs)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
};

/**
 * The last of `count` working days after a day, "2026-11-30": counting begins on the next day. null where it lies in a year
 * that was not yet published: no date is promised there.
 */
export const workingDayAfter = (day: string, count: number, own: WorkCalendar): string | null => {
  let left = count;
  for (let at = Date.parse(`${day}T00:00:00Z`) + dayMs; ; at += dayMs) {
    const next = new Date(at).toISOString().slice(0, 10);
    const isWorked = isWorkingDay(next, own);
    if (isWorked === null) return null;
    if (isWorked) left -= 1;
    if (left <= 0) return next;
  }
};

/**
 * The year in which no date can be promised: that of the day, or from 1 November on the next one; null for none. The State
 * Council publishes early in November, and an answer may take sixty working days.
 */
export const unpublishedYear = (day: string, own: WorkCalendar): number | null => {
  const year = Number(day.slice(0, 4));
  const needed = day.slice(5) < "11-01" ? [year] : [year, year + 1];
  return needed.find((each) => calendarOf(String(each), own) === null) ?? null;
};
