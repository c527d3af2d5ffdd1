import { type Problem, problem } from "../../../contract/problems/problem.ts";
import type { BookSheet } from "../book/book.ts";
import { checkHeadings } from "./check-headings.ts";
import { type CellsOf, type Column, type Columns, type Flaw, flaw, type Reading } from "./column.ts";
import { type Headings, headingsWithin } from "./match-headings.ts";
import { tidyText } from "./tidy.ts";

/** The content of one row, and its place. */
export interface Row<Of extends Columns> {
  readonly sheet: string;
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
  /** The headings as they are written there. */
  readonly headings: Readonly<Record<string, string>>;
  readonly cells: CellsOf<Of>;
}

export interface SheetRows<Of extends Columns> {
  readonly rows: readonly Row<Of>[];
  readonly problems: readonly Problem[];
}

/** A problem of a row; of a cell where a heading is named. */
export const problemIn = (
  { sheet, row, headings }: Pick<Row<Columns>, "sheet" | "row" | "headings">,
  { code, facts }: Flaw,
  column?: string,
): Problem =>
  problem(code, { sheet, row, ...(column !== undefined && { column: headings[column] ?? column }), ...facts });

interface Layout {
  readonly headings: Headings;
  /** By the column's name, from 0. */
  readonly places: ReadonlyMap<string, number>;
}

const namesOf = ({ headings, places }: Layout): Readonly<Record<string, string>> =>
  Object.fromEntries([...places].map(([name, index]) => [name, tidyText(headings.texts[index] ?? "")]));

const readCell = (column: Column<unknown>, text: string): Reading<unknown> => {
  if (tidyText(text) !== "") return column.read(text);
  return column.isNeeded ? flaw("roster-cell-missing") : { value: null };
};

/** The row's readable cells; undefined where a key is unreadable: such a row identifies no person or place. */
const readRow = (columns: Columns, texts: ReadonlyMap<string, string>, place: Omit<Row<Columns>, "cells">) => {
  const problems: Problem[] = [];
  const cells: Record<string, unknown> = {};
  for (const [name, column] of Object.entries(columns)) {
    const text = texts.get(name);
    const reading = text === undefined ? undefined : readCell(column, text);
    if (reading && "value" in reading) cells[name] = reading.value;
    else if (reading) problems.push(problemIn(place, reading.flaw, name));
  }
  const isWhole = Object.entries(columns).every(([name, { isKey }]) => !isKey || cells[name] !== undefined);
  return { problems, cells: isWhole ? cells : undefined };
};

const flawsIn = (sheet: BookSheet, layout: Layout, headings: Readonly<Record<string, string>>): readonly Problem[] =>
  sheet.flaws.flatMap(({ row, column, code }) => {
    const name = [...layout.places].find(([, index]) => index === column)?.[0];
    if (row <= layout.headings.row || name === undefined) return [];
    return [problemIn({ sheet: sheet.name, row, headings }, { code }, name)];
  });

const readRows = <Of extends Columns>(sheet: BookSheet, columns: Of, layout: Layout): SheetRows<Of> => {
  const headings = namesOf(layout);
  const problems: Problem[] = [...flawsIn(sheet, layout, headings)];
  const rows: Row<Of>[] = [];
  for (const [index, texts] of sheet.rows.entries()) {
    const row = index + 1;
    if (row <= layout.headings.row || texts.every((text) => tidyText(text) === "")) continue;
    const place = { sheet: sheet.name, row, headings };
    const named = new Map([...layout.places].map(([name, at]) => [name, texts[at] ?? ""]));
    const read = readRow(columns, named, place);
    problems.push(...read.problems);
    if (read.cells) rows.push({ ...place, cells: read.cells as CellsOf<Of> });
  }
  return { rows, problems };
};

/** Every row with content, and every fault. Skips empty rows, and the rows above the headings. */
export const readSheet = <Of extends Columns>(sheet: BookSheet, columns: Of): SheetRows<Of> => {
  const headings = headingsWithin(sheet, columns) ?? { row: 1, texts: sheet.rows[0] ?? [] };
  const { places, problems, isReadable } = checkHeadings(sheet.name, headings, columns);
  if (!isReadable) return { rows: [], problems };
  const read = readRows(sheet, columns, { headings, places });
  return { rows: read.rows, problems: [...problems, ...read.problems] };
};
