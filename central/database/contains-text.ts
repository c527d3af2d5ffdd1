import { type Fragment, fragment } from "./statement.ts";

/** SQL: whether one of these columns contains a text, whatever its case. */
export const containsText = (text: string, columns: readonly Fragment[]): Fragment =>
  columns.reduce(
    (condition, column) => fragment`${condition} or strpos(lower(${column}), lower(${text})) > 0`,
    fragment`false`,
  );
