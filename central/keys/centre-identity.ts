import type { Sql } from "../database/sql.ts";
import type { SealingKeys } from "./sealing-key.ts";
import type { Signer } from "./signing-key.ts";

/**
 * Whether this signing key is the one that the database's devices have pinned; the first key on a new database always
 * is. Every kiosk would refuse receipts signed by another key.
 */
export const isIdentityOf = async (sql: Sql, signer: Signer): Promise<boolean> => {
  await sql`insert into centre_identity (public_key) values (${signer.publicKeyDer}) on conflict do nothing`;
  const [row] = await sql<{ publicKey: Buffer }[]>`select public_key as "publicKey" from centre_identity`;
  return row?.publicKey.equals(signer.publicKeyDer) ?? false;
};

/**
 * Whether this sealing key is the one that the database's complaints are sealed to; the first key on a new database
 * always is. Another key could open none of them.
 */
export const isSealingKeyOf = async (sql: Sql, { publicKey }: SealingKeys): Promise<boolean> => {
  await sql`insert into centre_sealing_key (public_key) values (${publicKey}) on conflict do nothing`;
  const [row] = await sql<{ found: Buffer }[]>`select public_key as found from centre_sealing_key`;
  return row?.found.equals(publicKey) ?? false;
};
