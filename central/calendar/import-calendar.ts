import type { CalendarOutcome, CalendarToImport } from "../../contract/office/calendar/calendar.ts";
import { readCalendarFile } from "../../contract/office/calendar/calendar-file.ts";
import { type ImportedYear, ownCalendar, workingDaysOf } from "../../contract/office/calendar/own-calendar.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Tx } from "../database/sql.ts";
import { dayAt } from "../figures/running-part.ts";
import { countDaysAgain } from "../rectification/count-days-again.ts";
import { readInForce } from "./read-calendar.ts";

interface By {
  readonly shownName: string;
  readonly now: Date;
}

const refusalOf = ({ kind, year, notice }: CalendarToImport, now: Date): Problem | undefined => {
  const lastYear = Number(dayAt(now.getTime()).slice(0, 4)) + 1;
  if (year > lastYear) return problem("calendar-year-unfit", { year, lastYear });
  return kind === "national" && notice === null ? problem("calendar-notice-missing") : undefined;
};

const outcomeOf = (year: number, before: readonly ImportedYear[], imported: ImportedYear): CalendarOutcome => {
  const others = before.filter((each) => each.kind !== imported.kind || each.year !== year);
  const [was, is] = [before, [...others, imported]].map((imports) => workingDaysOf(year, ownCalendar(imports)));
  const [old, fresh] = [new Set(was), new Set(is)];
  const changed = [...new Set([...old, ...fresh])].filter((day) => old.has(day) !== fresh.has(day)).toSorted();
  return {
    workingDaysBefore: old.size,
    workingDaysAfter: fresh.size,
    changes: changed.map((day) => ({ day, isWorked: fresh.has(day) })),
  };
};

const save = async (
  tx: Tx,
  { kind, year, off, worked }: ImportedYear,
  notice: string | null,
  { shownName, now }: By,
) => {
  await tx`
    insert into calendar_imports (number, kind, year, off, worked, notice, imported_at, imported_by)
    select coalesce(max(number), 0) + 1, ${kind}, ${year}::integer, ${off}::text[], ${worked}::text[], ${notice},
      ${now}::timestamptz, ${shownName}
    from calendar_imports`;
};

/**
 * Imports the days of one year and kind, unless it is a trial, and counts 暂定 days of items again; returns the days that
 * change. Errors: those of
 * `readCalendarFile`, calendar-year-unfit, calendar-notice-missing, calendar-base-moved.
 */
export const importCalendar = async (tx: Tx, asked: CalendarToImport, by: By): Promise<Result<CalendarOutcome>> => {
  const { kind, year } = asked;
  const refusal = refusalOf(asked, by.now);
  if (refusal) return failure(refusal);
  const days = readCalendarFile(asked);
  if (!days.ok) return days;
  // Two imports at once wait for each other: the second one finds another base.
  if (!asked.isTrial) await tx`lock table calendar_imports in share row exclusive mode`;
  const before = await readInForce(tx);
  const replaced = before.find((each) => each.kind === kind && each.year === year)?.number ?? 0;
  if (replaced !== asked.base) return failure(problem("calendar-base-moved"));
  const imported = { kind, year, ...days.value };
  if (!asked.isTrial) {
    await save(tx, imported, asked.notice, by);
    await countDaysAgain(tx, by.now);
  }
  return success(outcomeOf(year, before, imported));
};
