import type { CalendarImport, CalendarYear, OfficeCalendar } from "../../contract/office/calendar/calendar.ts";
import type { MissingCalendar } from "../../contract/office/calendar/missing-calendar.ts";
import { type ImportedYear, ownCalendar, workingDaysOf } from "../../contract/office/calendar/own-calendar.ts";
import {
  builtInYears,
  calendarOf,
  isWeekday,
  shippedNotices,
  unpublishedYear,
  type WorkCalendar,
} from "../../contract/working-days.ts";
import type { Centre } from "../centre.ts";
import type { Queries } from "../database/sql.ts";
import { dayAt } from "../figures/running-part.ts";

interface InForce extends ImportedYear {
  readonly number: number;
  readonly notice: string | null;
}

/** The imports in force, of one kind and year each, from a year on. */
export const readInForce = (sql: Queries, sinceYear = 0): Promise<readonly InForce[]> => sql<InForce[]>`
  select distinct on (kind, year) number, kind, year, off, worked, notice from calendar_imports
  where year >= ${sinceYear} order by kind, year, number desc`;

/** The office's own calendar: the years that the software lacks, or that an import changes. */
export const readOwnCalendar = async (sql: Queries, sinceYear = 0): Promise<WorkCalendar> =>
  ownCalendar(await readInForce(sql, sinceYear));

/** The answer to `GET /office/v1/missing-calendar`, by the office's date. */
export const readMissingCalendar = async ({ sql, clock }: Pick<Centre, "sql" | "clock">): Promise<MissingCalendar> => ({
  year: unpublishedYear(dayAt(clock()), await readOwnCalendar(sql)),
});

const yearOf = (year: number, inForce: readonly InForce[], own: WorkCalendar): CalendarYear => {
  const [national, local] = (["national", "local"] as const).map((kind) =>
    inForce.find((each) => each.kind === kind && each.year === year),
  );
  const assumed = { off: [`${year}-01-01`].filter(isWeekday), worked: [] };
  const published = calendarOf(String(year), own) ?? assumed;
  const ofYear = (days: readonly string[]): string[] => days.filter((day) => day.startsWith(`${year}-`));
  const isShipped = builtInYears.includes(String(year));
  return {
    year,
    source: national ? "imported" : isShipped ? "shipped" : null,
    notice: national ? national.notice : (shippedNotices[year] ?? null),
    workingDays: workingDaysOf(year, own).length,
    off: ofYear(published.off),
    worked: ofYear(published.worked),
    local: { off: [...(local?.off ?? [])], worked: [...(local?.worked ?? [])] },
    imports: { national: national?.number ?? 0, local: local?.number ?? 0 },
  };
};

/** The most imports in the list. */
const listedImports = 100;

const readImports = async (sql: Queries): Promise<CalendarImport[]> => {
  const rows = await sql<(Omit<CalendarImport, "importedAt"> & { readonly importedAt: Date })[]>`
    select number, kind, year, cardinality(off) as "offDays", cardinality(worked) as "workedDays", notice,
      imported_at as "importedAt", imported_by as "importedBy",
      number = max(number) over (partition by kind, year) as "isInForce"
    from calendar_imports order by number desc limit ${listedImports}`;
  return rows.map((row) => ({ ...row, importedAt: row.importedAt.toISOString() }));
};

/** The answer to `GET /office/v1/calendar`: the years that are known, this one and the next. */
export const readCalendar = async ({ sql, clock }: Pick<Centre, "sql" | "clock">): Promise<OfficeCalendar> => {
  const inForce = await readInForce(sql);
  const thisYear = Number(dayAt(clock()).slice(0, 4));
  const known = [...builtInYears.map(Number), ...inForce.map(({ year }) => year), thisYear, thisYear + 1];
  const years = [...new Set(known)].toSorted((one, other) => one - other);
  const own = ownCalendar(inForce);
  return { years: years.map((year) => yearOf(year, inForce, own)), imports: await readImports(sql) };
};
