import type { Sql, Tx } from "../../../central/database/sql.ts";
import type { ChainLink, Position } from "../../../contract/ledger/chain.ts";
import { readLink } from "../../../contract/ledger/chain.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import type { SignedText } from "../../../contract/sync/signed-text.ts";
import type { DeviceId } from "../../../contract/words.ts";

/** Runs `work` as an attacker who owns the centre's database, without its triggers and foreign keys. */
const inDatabase = (sql: Sql, work: (tx: Tx) => Promise<unknown>): Promise<unknown> =>
  sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await work(tx);
  });

/** The entries of epoch 1 as the centre has them, in order. */
export const linksAt = async (sql: Sql, device: DeviceId): Promise<readonly ChainLink[]> => {
  const rows = await sql<{ entry: Buffer }[]>`
    select entry from ledger_entries where device = ${device} and epoch = 1 order by seq`;
  return rows.flatMap(({ entry }) => readLink(entry.toString("utf8"), sha256Hex) ?? []);
};

/** Replaces the entries, and records `end` as their end. */
export const putLinksAt = (sql: Sql, device: DeviceId, links: readonly ChainLink[], end: Position): Promise<unknown> =>
  inDatabase(sql, async (tx) => {
    await tx`delete from quarantined_entries where device = ${device}`;
    await tx`delete from ledger_entries where device = ${device}`;
    for (const { text, envelope } of links) {
      await tx`
        insert into ledger_entries (device, epoch, seq, entry, received_at)
        values (${device}, 1, ${envelope.seq}, ${Buffer.from(text)}, now())`;
    }
    await tx`update ledger_epochs set size = ${end.size}, head = ${end.head} where device = ${device}`;
  });

/** Removes signed statements for positions after `size`, with every other record of them. */
export const dropStatementsAt = (sql: Sql, device: DeviceId, size: number): Promise<unknown> =>
  inDatabase(sql, async (tx) => {
    await tx`delete from ledger_statements where device = ${device} and size > ${size}`;
    await tx`update devices set last_checkpoint = null where id = ${device}`;
  });

export const putStatementAt = (
  sql: Sql,
  device: DeviceId,
  kind: "checkpoint" | "receipt",
  { epoch, size, head }: Position,
  { text, signature }: SignedText,
): Promise<unknown> =>
  inDatabase(
    sql,
    (tx) => tx`
      insert into ledger_statements (device, epoch, size, head, kind, text, signature)
      values (${device}, ${epoch}, ${size}, ${head}, ${kind}, ${text}, ${signature})`,
  );

/** Changes one bit of a stored entry of epoch 1, before its end. */
export const flipBitAt = (sql: Sql, device: DeviceId, seq: number): Promise<unknown> =>
  inDatabase(
    sql,
    (tx) => tx`
      update ledger_entries set entry = set_byte(entry, length(entry) - 40, get_byte(entry, length(entry) - 40) # 1)
      where (device, epoch, seq) = (${device}, 1, ${seq})`,
  );
