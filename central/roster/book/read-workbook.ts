import { zipSync } from "fflate";
import { type Cell, type CellValue, readXlsx, type Sheet } from "hucre/xlsx";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { Book, BookSheet, CellFlaw } from "./book.ts";
import { unzipWithin } from "./unzip-within.ts";

/** "0000": leading zeros that a spreadsheet shows but does not store. */
const isPadded = /^0+$/;

const textOfNumber = (value: number, numFmt: string | undefined): string => {
  const padded = numFmt !== undefined && isPadded.test(numFmt) && Number.isInteger(value);
  return padded ? String(value).padStart(numFmt.length, "0") : String(value);
};

/** The text of a cell; a date as "2026-03-01". */
const textOfCell = (value: CellValue | undefined, cell: Cell | undefined): string => {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "number") return textOfNumber(value, cell?.style?.numFmt);
  return String(value);
};

/** An error such as #N/A, or a formula without a computed value. */
const isUncomputed = ({ type, formula, value }: Cell): boolean =>
  type === "error" ||
  (formula !== undefined && (value === null || value === undefined || /^#[A-Z/0!?]+$/.test(String(value))));

const uncomputedIn = ({ cells }: Sheet): readonly CellFlaw[] =>
  [...(cells ?? [])].flatMap(([place, cell]) => {
    const [row = 0, column = 0] = place.split(",").map(Number);
    return isUncomputed(cell) ? [{ row: row + 1, column, code: "roster-cell-uncomputed" } as const] : [];
  });

const mergedIn = ({ merges }: Sheet): readonly CellFlaw[] =>
  (merges ?? []).map(({ startRow, startCol }) => ({
    row: startRow + 1,
    column: startCol,
    code: "roster-cells-merged",
  }));

const asBookSheet = (sheet: Sheet): BookSheet => ({
  name: sheet.name,
  rows: sheet.rows.map((values, row) =>
    values.map((value, column) => textOfCell(value, sheet.cells?.get(`${row},${column}`))),
  ),
  flaws: [...mergedIn(sheet), ...uncomputedIn(sheet)],
});

/**
 * The unpacked limit, megabytes: many times a list of five thousand people. The parsed book takes eight times as much
 * memory.
 */
const mostMegabytes = 64;

/**
 * The sheets that are not hidden. Errors: `roster-unpacked-large`. Throws where it is no .xlsx: the formats of the
 * older .xls cannot be read, and a number such as 0012 would silently lose its zeros.
 */
export const readWorkbook = async (bytes: Uint8Array, file: string): Promise<Result<Book>> => {
  const parts = unzipWithin(bytes, mostMegabytes * 1024 * 1024);
  if (!parts) return failure(problem("roster-unpacked-large", { file, most: mostMegabytes }));
  // The reader has no limit for the sum of its parts, so it receives parts that were unpacked within one.
  const { sheets } = await readXlsx(zipSync(parts, { level: 0 }), { readStyles: true });
  return success(sheets.filter(({ hidden, veryHidden }) => !hidden && !veryHidden).map(asBookSheet));
};
