import type { BookSheet } from "../book/book.ts";
import type { Column, Columns } from "./column.ts";
import { tidyHeading } from "./tidy.ts";

/** The most rows of a title and remarks above the headings. */
const mostRowsAbove = 5;

/** The row of headings, as written. */
export interface Headings {
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
  readonly texts: readonly string[];
}

const spellingsOf = ({ zh, en, also = [] }: Column<unknown>): readonly string[] => [zh, en, ...also].map(tidyHeading);

/** "工号 staff number": both names in one heading. */
const bothOf = ({ zh, en }: Column<unknown>): string => tidyHeading(zh + en);

const isHeading = (text: string, column: Column<unknown>): boolean => {
  const tidy = tidyHeading(text);
  return spellingsOf(column).includes(tidy) || tidy === bothOf(column);
};

/** The name of the column with this heading. */
export const columnNamed = (text: string, columns: Columns): string | undefined =>
  Object.keys(columns).find((name) => {
    const column = columns[name];
    return column !== undefined && isHeading(text, column);
  });

/** The position of each column, from 0; the first of two. */
export const columnsIn = ({ texts }: Headings, columns: Columns): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const [index, text] of texts.entries()) {
    const name = columnNamed(text, columns);
    if (name !== undefined && !found.has(name)) found.set(name, index);
  }
  return found;
};

/** The row among the first ones that has most of the headings; undefined where none has two. */
export const headingsWithin = ({ rows }: BookSheet, columns: Columns): Headings | undefined => {
  const candidates = rows.slice(0, mostRowsAbove).map((texts, index) => ({ row: index + 1, texts }));
  const countIn = (headings: Headings): number => columnsIn(headings, columns).size;
  const [best] = candidates.toSorted((one, other) => countIn(other) - countIn(one) || one.row - other.row);
  return best && countIn(best) >= 2 ? best : undefined;
};
