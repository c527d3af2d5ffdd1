import type { BookSheet } from "./book.ts";
import { guardCell } from "./guarded-cell.ts";

/** Excel and WPS recognise UTF-8 by it. */
export const byteOrderMark = "\uFEFF";

const quoted = (text: string): string => (/[",\r\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One line with its end, as Excel and WPS write it. The cells are written as they are: see `guardCell`. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(",")}\r\n`;

export const writeCsv = ({ rows }: BookSheet): Buffer =>
  Buffer.from(`${byteOrderMark}${rows.map((row) => csvLine(row.map(guardCell))).join("")}`, "utf8");
