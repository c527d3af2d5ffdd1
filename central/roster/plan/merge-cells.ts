import type { Problem } from "../../../contract/problems/problem.ts";
import type { LocalText } from "../../../contract/words.ts";
import type { Columns } from "../sheets/column.ts";
import { problemIn, type Row } from "../sheets/read-sheet.ts";

/** Receives the problems of a plan. */
export type Report = (problem: Problem) => void;

/** The value of the cell; the former value where the sheet has no such column. */
export const saidOr = <Value>(cell: Value | undefined, before: Value): Value => (cell === undefined ? before : cell);

/** Chinese and English from their two columns; undefined where there never was a Chinese text. */
export const textOf = (
  zh: string | null | undefined,
  en: string | null | undefined,
  before: LocalText | undefined,
): LocalText | undefined => {
  const chinese = zh ?? before?.zh;
  const english = saidOr(en, before?.en ?? null);
  if (chinese === undefined) return undefined;
  return english === null ? { zh: chinese } : { zh: chinese, en: english };
};

/** Every value, or undefined where one is missing. */
export const wholeOf = <Values extends Record<string, unknown>>(
  values: Values,
): { readonly [Name in keyof Values]: Exclude<Values[Name], undefined> } | undefined =>
  Object.values(values).includes(undefined)
    ? undefined
    : (values as { readonly [Name in keyof Values]: Exclude<Values[Name], undefined> });

/** A new row needs every value: those without a column are missing. An empty cell was reported before. */
export const reportUnsaid = (row: Row<Columns>, columns: Columns, report: Report): void => {
  for (const [name, { isNeeded, zh }] of Object.entries(columns)) {
    if (isNeeded && row.headings[name] === undefined) report(problemIn(row, { code: "roster-cell-missing" }, zh));
  }
};

/** The rows with a key of their own; every repetition is a problem. */
export const eachOnce = <Of extends Columns>(
  rows: readonly Row<Of>[],
  keyOfRow: (row: Row<Of>) => string,
  shownOf: (row: Row<Of>) => string,
  report: Report,
): readonly Row<Of>[] => {
  const first = new Map<string, number>();
  return rows.filter((row) => {
    const before = first.get(keyOfRow(row));
    if (before === undefined) first.set(keyOfRow(row), row.row);
    else report(problemIn(row, { code: "roster-row-twice", facts: { first: before, value: shownOf(row) } }));
    return before === undefined;
  });
};
