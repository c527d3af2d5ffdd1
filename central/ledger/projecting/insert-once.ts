import type { Tx } from "../../database/sql.ts";
import { type Fragment, fragment, identifier } from "../../database/statement.ts";
import type { EntryKey } from "../quarantine.ts";

/** Rows of `table` from objects, as json: PostgreSQL reads it once, and would build a jsonb first. */
export const rowsOf = (table: string, rows: readonly object[]): Fragment =>
  fragment`json_populate_recordset(null::${identifier(table)}, ${JSON.stringify(rows)}::json)`;

/**
 * Inserts rows into a read model, in one statement and in order, and returns the positions of those present now. A row
 * that violates a unique key is left out: an equivalent one was there before.
 */
export const insertOnce = async (tx: Tx, table: string, rows: readonly object[]): Promise<readonly EntryKey[]> => {
  if (rows.length === 0) return [];
  return tx<EntryKey[]>`
    insert into ${identifier(table)} select * from ${rowsOf(table, rows)}
    on conflict do nothing returning device, epoch, seq`;
};
