import { readdir, readFile, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { Book, BookSheet } from "./book.ts";
import { readCsv } from "./read-csv.ts";
import { readWorkbook } from "./read-workbook.ts";

const workbooks = [".xlsx", ".xlsm"];
const texts = [".csv", ".txt", ".tsv"];

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
