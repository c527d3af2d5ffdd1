import type { BookSheet } from "./book.ts";
import { guardCell } from "./guarded-cell.ts";

const quoted = (text: string): string => (/[",\r\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** With a mark, by which Excel and WPS know UTF-8, and the line ends they write. */
export const writeCsv = ({ rows }: BookSheet): Buffer =>
  Buffer.from(
    `\uFEFF${rows.map((row) => `${row.map((text) => quoted(guardCell(text))).join(",")}\r\n`).join("")}`,
    "utf8",
  );
