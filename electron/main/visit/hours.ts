import type { DayPart, OpeningHours } from "../../../contract/sync/configuration.ts";

/** "2026-11-24" on the wall of this place. */
export const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/** The parts of a day that begin on this very day; none on a day without service. */
const partsOf = ({ open, closedOn }: OpeningHours, day: Date): readonly DayPart[] =>
  closedOn.includes(dayOf(day)) ? [] : open.filter(({ weekdays }) => weekdays.includes(day.getDay() || 7));

/** Whether the hours say that somebody should be here. A part that runs over midnight belongs to the day it began. */
export const isOpenAt = (hours: OpeningHours, date: Date): boolean =>
  partsOf(hours, date).some((part) => isInFirstDay(part, minuteOf(date))) || isOpenSinceYesterday(hours, date);

/** Whether it is open because a part of yesterday runs over midnight. */
export const isOpenSinceYesterday = (hours: OpeningHours, date: Date): boolean => {
  const yesterday = new Date(date.getFullYear(), date.getMonth(), date.getDate() - 1);
  return partsOf(hours, yesterday).some((part) => isInSecondDay(part, minuteOf(date)));
};

/** Whether it is closed and does not open again on this day: not so at noon. */
export const isOverForToday = (hours: OpeningHours, date: Date): boolean =>
  !isOpenAt(hours, date) && !partsOf(hours, date).some(({ from }) => minuteOf(date) < minutesIn(from));

/** Whether a time of day lies in one of these parts, on whatever day. */
export const isWithin = (parts: readonly DayPart[], date: Date): boolean =>
  parts.some((part) => isInFirstDay(part, minuteOf(date)) || isInSecondDay(part, minuteOf(date)));

/** The moment of a time of this day, or undefined where it has passed. */
export const laterToday = (time: string, date: Date): Date | undefined => {
  const minutes = minutesIn(time);
  const moment = new Date(date.getFullYear(), date.getMonth(), date.getDate(), Math.trunc(minutes / 60), minutes % 60);
  return moment > date ? moment : undefined;
};

const minutesIn = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
};

const minuteOf = (date: Date): number => date.getHours() * 60 + date.getMinutes();

const runsOverMidnight = ({ from, to }: DayPart): boolean => minutesIn(to) <= minutesIn(from);

const isInFirstDay = (part: DayPart, minute: number): boolean =>
  minute >= minutesIn(part.from) && (runsOverMidnight(part) || minute < minutesIn(part.to));

const isInSecondDay = (part: DayPart, minute: number): boolean => runsOverMidnight(part) && minute < minutesIn(part.to);
