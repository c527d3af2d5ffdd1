import type { Tx } from "./sql.ts";
import { type Fragment, wholeNumber } from "./statement.ts";

/** Yields the rows of a select, `rowsAtOnce` at a time. A `tx` can run one such select at a time. */
export async function* readPages<Row extends object>(
  tx: Tx,
  select: Fragment,
  rowsAtOnce: number,
): AsyncGenerator<readonly Row[]> {
  await tx`declare pages no scroll cursor for ${select}`;
  for (;;) {
    const page = await tx<Row[]>`fetch ${wholeNumber(rowsAtOnce)} from pages`;
    if (page.length > 0) yield page;
    if (page.length < rowsAtOnce) break;
  }
  await tx`close pages`;
}
