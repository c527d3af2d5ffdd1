import { type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { Book, BookSheet } from "./book.ts";

const heading = { font: { bold: true }, numFmt: "@" };

/** Every cell is text, also the empty ones: a spreadsheet then keeps the zeros of a number. */
const columnsOf = ([headings = []]: BookSheet["rows"]): WriteSheet["columns"] =>
  headings.map((text) => ({ width: Math.max(12, text.length * 2 + 4), numFmt: "@" }));

const asWriteSheet = ({ name, rows }: BookSheet): WriteSheet => ({
  name,
  columns: columnsOf(rows) ?? [],
  rows: rows.map((row) => [...row]),
  cells: new Map((rows[0] ?? []).map((value, column) => [`0,${column}`, { value, style: heading }])),
  freezePane: { rows: 1 },
});

/** An .xlsx file. */
export const writeWorkbook = (book: Book): Promise<Uint8Array> => writeXlsx({ sheets: book.map(asWriteSheet) });
