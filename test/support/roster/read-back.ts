import type { Book } from "../../../central/roster/book/book.ts";
import { readWorkbook } from "../../../central/roster/book/read-workbook.ts";
import { writeWorkbook } from "../../../central/roster/book/write-workbook.ts";

/** A book as read back from the workbook that it was written to. */
export const readBack = async (book: Book): Promise<Book> => {
  const read = await readWorkbook(await writeWorkbook(book), "roster.xlsx");
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
};
