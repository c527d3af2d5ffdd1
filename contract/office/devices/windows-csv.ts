import { WindowKey } from "./enrolment-codes.ts";

export interface ReadWindows {
  readonly windows: readonly WindowKey[];
  /** Numbers of the lines that name no window, counted from 1. */
  readonly wrongLines: readonly number[];
}

const cellsOf = (line: string): readonly string[] =>
  line.split(/[,，;\t]/).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, "$1")
      .trim(),
  );

/** A heading in Chinese may be in another encoding, which decodes to U+FFFD. */
const isHeading = (line: string): boolean => /^"?(unit|单位)|\ufffd/i.test(line.trim());

/**
 * Reads windows as a spreadsheet writes them: unit code and window number, one window a line. Skips a heading, empty
 * lines and a byte order mark; a window that is named twice counts once. The list may be longer than `mostCodes`.
 */
export const readWindowsCsv = (text: string): ReadWindows => {
  const windows = new Map<string, WindowKey>();
  const wrongLines: number[] = [];
  for (const [index, line] of text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (line.trim() === "" || (index === 0 && isHeading(line))) continue;
    const [unitCode, windowNumber] = cellsOf(line);
    const read = WindowKey.safeParse({ unitCode, windowNumber });
    if (read.success) windows.set(`${unitCode}/${windowNumber}`, read.data);
    else wrongLines.push(index + 1);
  }
  return { windows: [...windows.values()], wrongLines };
};
