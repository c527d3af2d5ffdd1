import { readdir, readFile, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { Book } from "./book.ts";
import { readCsv } from "./read-csv.ts";
import { readWorkbook } from "./read-workbook.ts";

const workbooks = [".xlsx", ".xlsm"];
const texts = [".csv", ".txt", ".tsv"];

const readFolder = async (folder: string): Promise<Book> => {
  const names = (await readdir(folder)).filter((name) => texts.includes(extname(name).toLowerCase()));
  return (await Promise.all(names.sort().map((name) => readPath(join(folder, name))))).flat();
};

const readPath = async (path: string): Promise<Book> => {
  if ((await stat(path)).isDirectory()) return readFolder(path);
  const extension = extname(path).toLowerCase();
  const bytes = await readFile(path);
  if (workbooks.includes(extension)) return readWorkbook(bytes);
  if (texts.includes(extension)) return [readCsv(bytes, basename(path, extname(path)))];
  throw new Error(`${extension}: .xlsx, .csv`);
};

/** A workbook, a CSV file or a folder of them. Errors: `roster-file-unreadable`. */
export const readBook = async (path: string): Promise<Result<Book>> => {
  try {
    return success(await readPath(path));
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : undefined;
    return failure(problem("roster-file-unreadable", { file: basename(path), reason: reason ?? "?" }));
  }
};
