import type { Sql, Tx } from "../../../central/database/sql.ts";
import { fragment, identifier, json } from "../../../central/database/statement.ts";
import type { DeviceId } from "../../../contract/words.ts";

/** A centre's backup, as far as one device is concerned. */
export interface Backup {
  readonly ends: readonly { readonly epoch: number; readonly size: number; readonly head: string }[];
  readonly lastCheckpoint: string | null;
}

export const backUp = async (sql: Sql, device: DeviceId): Promise<Backup> => {
  const ends = await sql<Backup["ends"]>`select epoch, size, head from ledger_epochs where device = ${device}`;
  const [row] = await sql<{ text: string | null }[]>`select last_checkpoint as text from devices where id = ${device}`;
  return { ends, lastCheckpoint: row?.text ?? null };
};

/** Every table with rows at a position of a device's ledger. */
const tablesByPosition = (sql: Tx) => sql<{ name: string }[]>`
  select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
  where table_schema = 'public' and table_type = 'BASE TABLE' and column_name in ('device', 'epoch', 'seq')
  group by table_name having count(*) = 3 order by table_name`;

/** Restores the centre to a backup, for this device alone: the others of a run have their own. */
export const restore = async (sql: Sql, device: DeviceId, { ends, lastCheckpoint }: Backup): Promise<void> => {
  await sql.begin(async (tx) => {
    // The only setting under which an append-only table allows a deletion.
    await tx`set local session_replication_role = replica`;
    const sizes = ends.map(({ epoch, size }) => ({ epoch, size }));
    const beyond = (column: string) => fragment`
      device = ${device} and not exists (
        select from jsonb_to_recordset(${json(sizes)}) as held (epoch bigint, size bigint)
        where held.epoch = stored.epoch and stored.${identifier(column)} <= held.size)`;
    for (const { name } of await tablesByPosition(tx)) {
      await tx`delete from ${tx(name)} as stored where ${beyond("seq")}`;
    }
    await tx`delete from ledger_statements as stored where ${beyond("size")}`;
    await tx`delete from ledger_epochs where device = ${device}`;
    for (const { epoch, size, head } of ends) {
      await tx`insert into ledger_epochs (device, epoch, size, head) values (${device}, ${epoch}, ${size}, ${head})`;
    }
    await tx`update devices set last_checkpoint = ${lastCheckpoint} where id = ${device}`;
    // The restored centre does not know nonces issued since.
    await tx`delete from nonces`;
  });
};
