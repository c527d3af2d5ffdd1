import { z } from "zod";
import { question } from "../question.ts";

/** Of the State Council's notice, or the place's own days. */
export const CalendarKind = z.enum(["national", "local"]);
export type CalendarKind = z.infer<typeof CalendarKind>;

const Days = z.array(z.iso.date());
/** Days from Monday to Friday without work, and Saturdays and Sundays with work. */
const days = { off: Days, worked: Days };

/** A year as the centre counts its working days. */
export const CalendarYear = z.strictObject({
  year: z.int(),
  /** null where it was not published: Monday to Friday without 1 January. */
  source: z.enum(["shipped", "imported"]).nullable(),
  /** The address of the notice. */
  notice: z.string().nullable(),
  workingDays: z.int(),
  ...days,
  /** The place's own days, which are among these. */
  local: z.strictObject(days),
  /** The numbers of the imports in force, for `base`; 0 for none. */
  imports: z.strictObject({ national: z.int(), local: z.int() }),
});
export type CalendarYear = z.infer<typeof CalendarYear>;

/** An import; it stays listed when a later one replaces it. */
export const CalendarImport = z.strictObject({
  number: z.int(),
  kind: CalendarKind,
  year: z.int(),
  offDays: z.int(),
  workedDays: z.int(),
  notice: z.string().nullable(),
  /** By the centre's clock, ISO 8601. */
  importedAt: z.string(),
  importedBy: z.string(),
  isInForce: z.boolean(),
});
export type CalendarImport = z.infer<typeof CalendarImport>;

/** `GET /office/v1/calendar`: the years in their order, and the last hundred imports, the newest first. */
export const OfficeCalendar = z.strictObject({ years: z.array(CalendarYear), imports: z.array(CalendarImport) });
export type OfficeCalendar = z.infer<typeof OfficeCalendar>;
export const calendarQuestion = question("/office/v1/calendar", OfficeCalendar);

export const calendarImportsPath = "/office/v1/calendar-imports";

/** The longest file, characters. */
export const calendarFileMost = 40_000;

/**
 * `POST /office/v1/calendar-imports`: all days of one year and kind; 201 with `CalendarOutcome`, 200 for a trial, which
 * stores nothing. Problems: those of `contract/problems/calendar.ts`.
 */
export const CalendarToImport = z.strictObject({
  kind: CalendarKind,
  year: z.int().min(2000).max(2999),
  /** The address of the notice; required of the State Council's days. */
  notice: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  /** The text of the file, JSON or CSV: see `readCalendarFile`. */
  text: z.string().max(calendarFileMost),
  /** The import in force that the person saw; another one refuses this one. */
  base: z.int().min(0),
  isTrial: z.boolean(),
});
export type CalendarToImport = z.infer<typeof CalendarToImport>;

export const CalendarOutcome = z.strictObject({
  workingDaysBefore: z.int(),
  workingDaysAfter: z.int(),
  /** Days that change between work and no work; before a year is published, from Monday to Friday without 1 January. */
  changes: z.array(z.strictObject({ day: z.iso.date(), isWorked: z.boolean() })),
});
export type CalendarOutcome = z.infer<typeof CalendarOutcome>;
