import { type CellValue, type ColumnDef, writeXlsxStream } from "hucre/xlsx";
import { explanation, paperTime } from "./paper-words.ts";
import { type SheetColumn, sheetCells, sheetColumns } from "./spreadsheet-columns.ts";
import { type ColumnKind, type Table, textIn, type Writing } from "./table.ts";

/** "@" is text: a spreadsheet then shows every digit of a long number. */
const formats: Readonly<Record<ColumnKind, string>> = {
  text: "@",
  id: "@",
  count: "0",
  score: "0.000000",
  rate: "0.00%",
  date: "yyyy-mm-dd",
  time: "yyyy-mm-dd hh:mm:ss",
};

const widths: Readonly<Record<ColumnKind, number>> = {
  text: 18,
  id: 20,
  count: 10,
  score: 12,
  rate: 12,
  date: 12,
  time: 20,
};

const columnOf = ({ title, kind }: SheetColumn): ColumnDef => ({
  numFmt: formats[kind],
  width: Math.max(widths[kind], Math.min(40, title.length * 2 + 2)),
});

/** A spreadsheet has no time zones: its dates are written as if Beijing's wall clock were UTC. */
const dateOf = (text: string, kind: "date" | "time"): CellValue => {
  const date = new Date(kind === "date" ? `${text}T00:00:00Z` : `${paperTime(text).replace(" ", "T")}Z`);
  return Number.isNaN(date.getTime()) ? text : date;
};

async function* rowsOf({ about, columns, pages }: Table, writing: Writing): AsyncGenerator<CellValue[]> {
  const titled = sheetColumns(columns, writing.language);
  yield titled.map(({ title }) => title);
  for await (const rows of pages) {
    for (const row of rows) {
      yield sheetCells(columns, row).map((value, index) => {
        const kind = titled[index]?.kind;
        return typeof value === "string" && (kind === "date" || kind === "time") ? dateOf(value, kind) : value;
      });
    }
  }
  yield [];
  for (const part of explanation(about, writing)) yield [...part];
}

/** The table as a workbook of one sheet, a row at a time. */
export async function* writeXlsxTable(table: Table, writing: Writing): AsyncGenerator<Uint8Array> {
  const columns = sheetColumns(table.columns, writing.language).map(columnOf);
  const name = textIn(writing.language, table.about.title).slice(0, 31);
  yield* writeXlsxStream(rowsOf(table, writing), { name, columns, freezePane: { rows: 1 } });
}
