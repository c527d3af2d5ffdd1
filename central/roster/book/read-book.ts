import { readdir, readFile, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { Book, BookSheet } from "./book.ts";
import { decodeText } from "./decode-text.ts";
import { unguardCell } from "./guarded-cell.ts";
import { readWorkbook } from "./read-workbook.ts";

const workbooks = [".xlsx", ".xlsm"];
const texts = [".csv", ".txt", ".tsv"];

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

const readText = async (path: string): Promise<BookSheet> =>
  readCsv(await readFile(path), basename(path, extname(path)));

const readFolder = async (folder: string): Promise<Book> => {
  const names = (await readdir(folder)).filter((name) => texts.includes(extname(name).toLowerCase()));
  return Promise.all(names.sort().map((name) => readText(join(folder, name))));
};

const readPath = async (path: string): Promise<Result<Book>> => {
  if ((await stat(path)).isDirectory()) return success(await readFolder(path));
  const extension = extname(path).toLowerCase();
  if (workbooks.includes(extension)) return readWorkbook(await readFile(path), basename(path));
  if (texts.includes(extension)) return success([await readText(path)]);
  throw new Error(`${extension}: .xlsx, .csv`);
};

/** Reads a workbook, a CSV file or a folder of CSV files. Errors: `roster-file-unreadable`, `roster-unpacked-large`. */
export const readBook = async (path: string): Promise<Result<Book>> => {
  try {
    return await readPath(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : undefined;
    return failure(problem("roster-file-unreadable", { file: basename(path), reason: reason ?? "?" }));
  }
};
