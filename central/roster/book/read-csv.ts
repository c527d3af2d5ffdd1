import { parse } from "csv-parse/sync";
import type { BookSheet } from "./book.ts";
import { decodeText } from "./decode-text.ts";
import { unguardCell } from "./guarded-cell.ts";

const delimiters = [",", "\t", ";"];

/** The most frequent delimiter in the first line with content. */
const delimiterOf = (text: string): string => {
  const line = text.split(/\r?\n/).find((each) => /[^\s,;]/.test(each)) ?? "";
  const countOf = (delimiter: string): number => line.split(delimiter).length;
  return delimiters.toSorted((one, other) => countOf(other) - countOf(one))[0] ?? ",";
};

/** One sheet of that name. Throws where its quotes are not balanced. */
export const readCsv = (bytes: Uint8Array, name: string): BookSheet => {
  const text = decodeText(bytes).replace(/^\uFEFF/, "");
  const options = { delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true };
  const rows: readonly (readonly string[])[] = parse(text, options);
  return { name, rows: rows.map((row) => row.map(unguardCell)), flaws: [] };
};
