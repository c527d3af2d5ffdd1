import type { DayPart, OpeningHours } from "../../../contract/sync/configuration.ts";

/** "2026-11-24" on the wall of this place. */
export const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/** Whether the hours say that somebody should be here. A part that runs over midnight belongs to the day it began. */
export const isOpenAt = ({ open, closedOn }: OpeningHours, date: Date): boolean => {
  const yesterday = new Date(date.getFullYear(), date.getMonth(), date.getDate() - 1);
  return open.some(
    (part) =>
      (beginsOn(part.weekdays, date) && !closedOn.includes(dayOf(date)) && isInFirstDay(part, minuteOf(date))) ||
      (beginsOn(part.weekdays, yesterday) &&
        !closedOn.includes(dayOf(yesterday)) &&
        isInSecondDay(part, minuteOf(date))),
  );
};

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

const beginsOn = (weekdays: readonly number[], date: Date): boolean => weekdays.includes(date.getDay() || 7);

const runsOverMidnight = ({ from, to }: DayPart): boolean => minutesIn(to) <= minutesIn(from);

const isInFirstDay = (part: DayPart, minute: number): boolean =>
  minute >= minutesIn(part.from) && (runsOverMidnight(part) || minute < minutesIn(part.to));

const isInSecondDay = (part: DayPart, minute: number): boolean => runsOverMidnight(part) && minute < minutesIn(part.to);
