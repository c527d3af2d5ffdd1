import type { Tx } from "../../database/sql.ts";
import type { EntryKey } from "../quarantine.ts";

/**
 * Inserts rows into a read model, in one statement and in order, and returns the positions of those present now. A row
 * that violates a unique key is left out: an equivalent one was there before.
 */
export const insertOnce = async (tx: Tx, table: string, rows: readonly object[]): Promise<readonly EntryKey[]> => {
  if (rows.length === 0) return [];
  const name = tx(table);
  return tx<EntryKey[]>`
    insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${tx.json(rows)})
    on conflict do nothing returning device, epoch, seq`;
};
