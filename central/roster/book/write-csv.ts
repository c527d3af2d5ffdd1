import type { BookSheet } from "./book.ts";
import { guardCell } from "./guarded-cell.ts";

const quoted = (text: string): string => (/[",\r\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** With a byte order mark, by which Excel and WPS recognise UTF-8, and with their line ends. */
export const writeCsv = ({ rows }: BookSheet): Buffer =>
  Buffer.from(
    `\uFEFF${rows.map((row) => `${row.map((text) => quoted(guardCell(text))).join(",")}\r\n`).join("")}`,
    "utf8",
  );
