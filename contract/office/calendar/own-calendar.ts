import { calendarOf, daysOfYear, isWeekday, isWorkedOrAssumed, type WorkCalendar } from "../../working-days.ts";
import type { CalendarKind } from "./calendar.ts";

/** The days of an import that is in force. */
export interface ImportedYear extends WorkCalendar {
  readonly kind: CalendarKind;
  readonly year: number;
}

const none: WorkCalendar = { off: [], worked: [] };

const union = (one: readonly string[], other: readonly string[]): readonly string[] =>
  [...new Set([...one, ...other])].toSorted();

/** A day of the place's own is off or worked, whatever the notice says. */
const withLocal = ({ off, worked }: WorkCalendar, local: WorkCalendar): WorkCalendar => ({
  off: union(off, local.off).filter((day) => isWeekday(day) && !local.worked.includes(day)),
  worked: union(worked, local.worked).filter((day) => !isWeekday(day) && !local.off.includes(day)),
});

/**
 * The office's own calendar from its imports, one for each kind and year: years that the software has are left to it
 * where no import concerns them. The place's own days of a year that was not published wait until it is.
 */
export const ownCalendar = (imports: readonly ImportedYear[]): WorkCalendar => {
  const daysOf = (kind: CalendarKind, year: number): WorkCalendar | undefined =>
    imports.find((each) => each.kind === kind && each.year === year);
  const years = [...new Set(imports.map(({ year }) => year))].toSorted();
  const whole = years.flatMap((year) => {
    const national = daysOf("national", year) ?? calendarOf(String(year), none);
    if (!national) return [];
    const ofYear = (days: readonly string[]) => days.filter((day) => day.startsWith(`${year}-`));
    return [withLocal({ off: ofYear(national.off), worked: ofYear(national.worked) }, daysOf("local", year) ?? none)];
  });
  return { off: whole.flatMap(({ off }) => off), worked: whole.flatMap(({ worked }) => worked) };
};

/** The working days of a year; in one that was not published, Monday to Friday without 1 January. */
export const workingDaysOf = (year: number, own: WorkCalendar): readonly string[] =>
  daysOfYear(year).filter((day) => isWorkedOrAssumed(day, own));
