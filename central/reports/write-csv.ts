import { guardCell } from "../roster/book/guarded-cell.ts";
import { byteOrderMark, csvLine } from "../roster/book/write-csv.ts";
import { explanation, paperTime } from "./paper-words.ts";
import { sheetCells, sheetColumns } from "./spreadsheet-columns.ts";
import { scoreText, type Table, type Writing } from "./table.ts";

/** A program that splits a cell at its line ends or tabs would run a formula that follows one. */
const withinCell = /([\r\n\t])(?='*[=+\-@＝＋－＠])/g;

const guarded = (text: string): string => guardCell(text).replaceAll(withinCell, "$1'");

const line = (cells: readonly string[]): Uint8Array => Buffer.from(csvLine(cells), "utf8");

/** The table in UTF-8, a page at a time. No cell can be run as a formula. */
export async function* writeCsvTable({ about, columns, pages }: Table, writing: Writing): AsyncGenerator<Uint8Array> {
  const titled = sheetColumns(columns, writing.language);
  const textOf = (value: string | number | null, index: number): string => {
    if (typeof value === "number") return titled[index]?.kind === "score" ? scoreText(value) : String(value);
    if (value === null) return "";
    return guarded(titled[index]?.kind === "time" ? paperTime(value) : value);
  };
  yield Buffer.from(byteOrderMark, "utf8");
  yield line(titled.map(({ title }) => guarded(title)));
  for await (const rows of pages) yield Buffer.concat(rows.map((row) => line(sheetCells(columns, row).map(textOf))));
  yield line([]);
  for (const part of explanation(about, writing)) yield line(part.map(guarded));
}
