import type { Tx } from "../../database/sql.ts";
import type { EntryKey } from "../quarantine.ts";

/**
 * Inserts rows into a read model, all in one statement and in their order, and returns the positions of those that are in
 * it now. A row that breaks a unique key is left out: something like it was there before.
 */
export const insertOnce = async (tx: Tx, table: string, rows: readonly object[]): Promise<readonly EntryKey[]> => {
  if (rows.length === 0) return [];
  const name = tx(table);
  return tx<EntryKey[]>`
    insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${tx.json(rows)})
    on conflict do nothing returning device, epoch, seq`;
};
