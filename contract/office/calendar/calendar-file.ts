import { z } from "zod";
import { parseJson } from "../../parse-json.ts";
import { type Problem, problem } from "../../problems/problem.ts";
import { failure, type Result, success } from "../../result.ts";
import { isWeekday, type WorkCalendar } from "../../working-days.ts";
import type { CalendarKind } from "./calendar.ts";

/** A day as it stands in the file. */
interface Entry {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly kind: keyof WorkCalendar;
}

const kinds: Readonly<Record<string, keyof WorkCalendar>> = {
  ...{ off: "off", 放假: "off", 休: "off" },
  ...{ worked: "worked", 上班: "worked", 班: "worked" },
};

const wrongLine = (line: number, reasonZh: string, reason: string): Result<never> =>
  failure(problem("calendar-line-wrong", { line, reasonZh, reason }));

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

const heading = /^(date|日期)$/i;

/** `date,kind`, one day a line; a spreadsheet may quote a cell, and separate cells by a tab. */
const readCsv = (text: string): Result<readonly Entry[]> => {
  const entries: Entry[] = [];
  for (const [index, whole] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1;
    const cells = whole.split(/[,，\t]/).map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, "$1")
        .trim(),
    );
    const [day = "", given = "", ...more] = cells;
    if (cells.every((cell) => cell === "")) continue;
    if (entries.length === 0 && heading.test(day)) continue;
    if (given === "" || more.some((cell) => cell !== ""))
      return wrongLine(line, "应为两列：日期,放假 或 日期,上班", "two columns are expected: date,off or date,worked");
    const kind = kinds[given.toLowerCase()];
    if (!kind) return wrongLine(line, `“${shown(given)}”不是放假或上班`, `"${shown(given)}" is neither off nor worked`);
    entries.push({ line, text: day, kind });
  }
  return success(entries);
};

const JsonFile = z.object({ off: z.array(z.string()), worked: z.array(z.string()) });

/** The lines of the days: a day that comes twice has the line of each. */
const readJson = (text: string): Result<readonly Entry[]> => {
  const file = JsonFile.safeParse(parseJson(text));
  if (!file.success) return failure(problem("calendar-file-unreadable"));
  const seen = new Map<string, number>();
  const entryOf =
    (kind: keyof WorkCalendar) =>
    (day: string): Entry => {
      const at = text.indexOf(JSON.stringify(day), (seen.get(day) ?? -1) + 1);
      seen.set(day, at);
      return { line: text.slice(0, Math.max(at, 0)).split("\n").length, text: day, kind };
    };
  return success([...file.data.off.map(entryOf("off")), ...file.data.worked.map(entryOf("worked"))]);
};

/** "2027-01-01" of a spreadsheet's "2027/1/1" or "2027年1月1日"; undefined for no day. */
const dayIn = (text: string): string | undefined => {
  const [, year, month = "", day = ""] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return z.iso.date().safeParse(written).data;
};

/** Fewer than the statutory holidays, each of which takes a day from Monday to Friday in every year. */
const leastDaysOff = 10;

interface Asked {
  readonly kind: CalendarKind;
  readonly year: number;
  readonly text: string;
}

const collect = (entries: readonly Entry[], { kind: of, year }: Asked): Result<WorkCalendar> => {
  const days = new Map<string, keyof WorkCalendar>();
  for (const { line, text, kind } of entries) {
    const day = dayIn(text);
    if (!day)
      return wrongLine(
        line,
        `“${shown(text)}”不是日期，请写成 ${year}-01-01`,
        `"${shown(text)}" is no date; write ${year}-01-01`,
      );
    if (!day.startsWith(`${year}-`)) return wrongLine(line, `${day} 不在 ${year} 年`, `${day} is not in ${year}`);
    if (days.has(day)) return wrongLine(line, `${day} 填了两次`, `${day} is here twice`);
    if (of === "national" && kind === "worked" && isWeekday(day))
      return wrongLine(
        line,
        `${day} 不是周六、周日，本来就上班`,
        `${day} is no Saturday or Sunday, worked in any case`,
      );
    days.set(day, kind);
  }
  const only = (kind: keyof WorkCalendar): string[] =>
    [...days].flatMap(([day, its]) => (its === kind ? [day] : [])).toSorted();
  return success({ off: only("off"), worked: only("worked") });
};

const incomplete = ({ kind, year }: Asked, { off }: WorkCalendar): Problem | undefined => {
  const count = off.filter(isWeekday).length;
  return kind === "national" && count < leastDaysOff ? problem("calendar-year-incomplete", { year, count }) : undefined;
};

/**
 * The days of a year in a file: JSON `{"off": ["2027-01-01", …], "worked": […]}`, or CSV with a day a line, `date,kind`.
 * Saturdays and Sundays of a holiday may stand among the days off. Errors, which name the line: calendar-line-wrong;
 * calendar-file-unreadable, calendar-year-incomplete.
 */
export const readCalendarFile = (asked: Asked): Result<WorkCalendar> => {
  const text = asked.text.replace(/^\uFEFF/, "");
  const entries = text.trimStart().startsWith("{") ? readJson(text) : readCsv(text);
  if (!entries.ok) return entries;
  const days = collect(entries.value, asked);
  if (!days.ok) return days;
  const missing = incomplete(asked, days.value);
  return missing ? failure(missing) : days;
};
