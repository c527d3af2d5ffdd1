import { mkdir } from "node:fs/promises";
import { extname, join } from "node:path";
import { replaceFile } from "../../ledger/stick/replace-file.ts";
import type { Book } from "./book.ts";
import { writeCsv } from "./write-csv.ts";
import { writeWorkbook } from "./write-workbook.ts";

/**
 * Writes a workbook where the name ends in .xlsx; otherwise a folder of CSV files, one for each sheet. Returns the
 * written files in order.
 */
export const writeBook = async (path: string, book: Book): Promise<readonly string[]> => {
  if (extname(path).toLowerCase() === ".xlsx") {
    await replaceFile(path, await writeWorkbook(book));
    return [path];
  }
  await mkdir(path, { recursive: true });
  const files = book.map((sheet) => ({ path: join(path, `${sheet.name}.csv`), bytes: writeCsv(sheet) }));
  for (const file of files) await replaceFile(file.path, file.bytes);
  return files.map((file) => file.path);
};
