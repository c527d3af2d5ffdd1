import { officeOffset, officeOffsetMs } from "../../contract/office/office-time-zone.ts";
import type { OpeningHours } from "../../contract/sync/configuration.ts";

export const dayMs = 24 * 3_600_000;
export const minuteMs = 60_000;

/** ISO 8601 with its offset. The windows keep the office's time, in whatever time zone this machine is. */
export const wallTimeOf = (ms: number): string =>
  new Date(ms + officeOffsetMs).toISOString().replace("Z", officeOffset);

/** "2026-11-30" of a moment in milliseconds since 1970. */
export const dayOf = (ms: number): string => wallTimeOf(ms).slice(0, 10);

export const msAt = (day: string, time: string): number => Date.parse(`${day}T${time}:00${officeOffset}`);

export const dayAfter = (day: string, days = 1): string => dayOf(msAt(day, "12:00") + days * dayMs);

/** How many days a day lies behind another. */
export const daysFrom = (first: string, day: string): number =>
  Math.round((msAt(day, "12:00") - msAt(first, "12:00")) / dayMs);

/** ISO, 1 is Monday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** The parts of a day in which a unit serves, in milliseconds since 1970. */
export const openParts = (hours: OpeningHours, day: string) =>
  hours.closedOn.includes(day)
    ? []
    : hours.open
        .filter(({ weekdays }) => weekdays.includes(weekdayOf(day)))
        .map(({ from, to }) => ({ fromMs: msAt(day, from), toMs: msAt(day, to) }))
        .toSorted((one, other) => one.fromMs - other.fromMs);

/** The days that were there before the demonstration began. */
export interface History {
  readonly firstDay: string;
  readonly days: number;
}

export const endOfHistory = ({ firstDay, days }: History): string => dayAfter(firstDay, days - 1);

/** The days from one to another on which a unit serves, both included. */
export const openDays = (hours: OpeningHours, first: string, last: string): readonly string[] => {
  const found: string[] = [];
  for (let day = first; day <= last; day = dayAfter(day)) if (openParts(hours, day).length > 0) found.push(day);
  return found;
};
