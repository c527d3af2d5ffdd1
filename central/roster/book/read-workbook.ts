import { readXlsx, type Sheet } from "hucre/xlsx";
import type { Book, BookSheet, CellFlaw } from "./book.ts";
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
 * The sheets that are not hidden. Throws where it is no .xlsx: of the older .xls the formats cannot be read, and a number
 * such as 0012 would silently lose its zeros.
 */
export const readWorkbook = async (bytes: Uint8Array): Promise<Book> => {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  return sheets.filter(({ hidden, veryHidden }) => !hidden && !veryHidden).map(asBookSheet);
};
