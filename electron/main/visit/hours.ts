import type { DayPart, OpeningHours } from "../../../contract/sync/configuration.ts";

/** The local date: "2026-11-24". */
export const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/** The parts that begin on this day; none on a day without service. */
const partsOf = ({ open, closedOn }: OpeningHours, day: Date): readonly DayPart[] =>
  closedOn.includes(dayOf(day)) ? [] : open.filter(({ weekdays }) => weekdays.includes(day.getDay() || 7));

/** Whether the window is open by the hours. A part that runs over midnight belongs to the day on which it began. */
export const isOpenAt = (hours: OpeningHours, date: Date): boolean =>
  partsOf(hours, date).some((part) => isInFirstDay(part, minuteOf(date))) || isOpenSinceYesterday(hours, date);

const isOpenSinceYesterday = (hours: OpeningHours, date: Date): boolean => {
  const yesterday = dayBefore(date);
  return partsOf(hours, yesterday).some((part) => isInSecondDay(part, minuteOf(date)));
};

const dayBefore = (date: Date): Date => new Date(date.getFullYear(), date.getMonth(), date.getDate() - 1);

const timeOf = (day: Date, time: string): Date => {
  const minutes = minutesIn(time);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), Math.trunc(minutes / 60), minutes % 60);
};

/** Consecutive parts without a gap count as one opening; the search back stops after this many. */
const longestChain = 20;

/** The start of the opening at `date`; undefined where it is closed then. */
export const openSince = (hours: OpeningHours, date: Date): Date | undefined => {
  let since: Date | undefined;
  let moment = date;
  for (let links = 0; links < longestChain; links += 1) {
    const began = beginOf(hours, moment);
    if (!began) return since;
    since = began;
    moment = new Date(began.getTime() - 60_000);
  }
  return since;
};

/** The start of the earliest part that contains a moment. */
const beginOf = (hours: OpeningHours, moment: Date): Date | undefined => {
  const [minute, yesterday] = [minuteOf(moment), dayBefore(moment)];
  const begins = [
    ...partsOf(hours, yesterday).flatMap((part) => (isInSecondDay(part, minute) ? [timeOf(yesterday, part.from)] : [])),
    ...partsOf(hours, moment).flatMap((part) => (isInFirstDay(part, minute) ? [timeOf(moment, part.from)] : [])),
  ];
  return begins.toSorted((one, other) => one.getTime() - other.getTime())[0];
};

/** The configuration lists at most 100 days without service, and each part of the hours comes back every week. */
const longestClosureDays = 107;

/** The next start of service after `date`; undefined where none is planned. */
export const nextOpening = (hours: OpeningHours, date: Date): Date | undefined => {
  for (let days = 0; days <= longestClosureDays; days += 1) {
    const day = new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
    const starts = partsOf(hours, day).map(({ from }) => timeOf(day, from));
    const next = starts.filter((start) => start > date).toSorted((one, other) => one.getTime() - other.getTime())[0];
    if (next) return next;
  }
  return undefined;
};

/** Whether it is closed and does not open again on this day; false in a break at noon. */
export const isOverForToday = (hours: OpeningHours, date: Date): boolean =>
  !isOpenAt(hours, date) && !partsOf(hours, date).some(({ from }) => minuteOf(date) < minutesIn(from));

/** Whether a time of day is inside one of these parts, on any day. */
export const isWithin = (parts: readonly DayPart[], date: Date): boolean =>
  parts.some((part) => isInFirstDay(part, minuteOf(date)) || isInSecondDay(part, minuteOf(date)));

/** The moment of this time today; undefined where it has passed. */
export const laterToday = (time: string, date: Date): Date | undefined => {
  const moment = timeOf(date, time);
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
