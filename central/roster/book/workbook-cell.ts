import type { Cell, CellValue } from "hucre/xlsx";

/** "0000": leading zeros that a spreadsheet shows but does not store. */
const isPadded = /^0+$/;

const textOfNumber = (value: number, numFmt: string | undefined): string => {
  const padded = numFmt !== undefined && isPadded.test(numFmt) && Number.isInteger(value);
  return padded ? String(value).padStart(numFmt.length, "0") : String(value);
};

/** The text of a cell; a date as "2026-03-01". */
export const textOfCell = (value: CellValue | undefined, cell: Cell | undefined): string => {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "number") return textOfNumber(value, cell?.style?.numFmt);
  return String(value);
};

/** An error such as #N/A, or a formula without a computed value. */
export const isUncomputed = ({ type, formula, value }: Cell): boolean =>
  type === "error" ||
  (formula !== undefined && (value === null || value === undefined || /^#[A-Z/0!?]+$/.test(String(value))));
