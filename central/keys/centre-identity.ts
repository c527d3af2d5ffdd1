import type { Sql } from "../database/sql.ts";
import type { Signer } from "./signing-key.ts";

/**
 * Whether this signing key is the one that the database's devices have pinned; the first key on a new database is.
 * Another one would sign receipts that every kiosk refuses.
 */
export const isIdentityOf = async (sql: Sql, signer: Signer): Promise<boolean> => {
  await sql`insert into centre_identity (public_key) values (${signer.publicKeyDer}) on conflict do nothing`;
  const [row] = await sql<{ publicKey: Buffer }[]>`select public_key as "publicKey" from centre_identity`;
  return row?.publicKey.equals(signer.publicKeyDer) ?? false;
};
