import type { PaperLanguage } from "../../contract/office/reports/exports.ts";
import { partTitle, wholeTitle } from "./paper-words.ts";
import { type Column, type ColumnKind, isShare, type Row, rateOf, textIn, type Value } from "./table.ts";

export interface SheetColumn {
  readonly title: string;
  readonly kind: ColumnKind;
}

/** The columns of a spreadsheet: a rate has its numerator and its denominator beside it. */
export const sheetColumns = (columns: readonly Column[], language: PaperLanguage): readonly SheetColumn[] =>
  columns.flatMap(({ title, kind }): readonly SheetColumn[] => {
    const text = textIn(language, title);
    if (kind !== "rate") return [{ title: text, kind }];
    return [
      { title: text, kind },
      { title: partTitle(language, text), kind: "count" },
      { title: wholeTitle(language, text), kind: "count" },
    ];
  });

/** The cells of a row for these columns. */
export const sheetCells = (columns: readonly Column[], row: Row): readonly (string | number | null)[] =>
  columns.flatMap(({ kind }, index) => {
    const value: Value = row[index] ?? null;
    if (kind !== "rate") return isShare(value) ? [rateOf(value)] : [value];
    return isShare(value) ? [rateOf(value), value.part, value.whole] : [null, null, null];
  });
