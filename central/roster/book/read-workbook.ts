import { zipSync } from "fflate";
import { readXlsx, type Sheet } from "hucre/xlsx";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { Book, BookSheet, CellFlaw } from "./book.ts";
import { unzipWithin } from "./unzip-within.ts";
import { isUncomputed, textOfCell } from "./workbook-cell.ts";

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
