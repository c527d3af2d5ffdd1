import { randomBytes } from "node:crypto";
import { z } from "zod";
import { sha256 } from "../../contract/node/hash.ts";
import { Grant } from "../../contract/office/accounts/roles.ts";
import type { Queries } from "../database/sql.ts";
import type { Caller } from "./sessions.ts";

const Grants = z.array(Grant);

export interface TokenOrder {
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly endsAt: Date;
}

/** Issues a token for a display or another program; its text is returned once and stored as its hash only. */
export const issueToken = async (sql: Queries, { name, grants, endsAt }: TokenOrder): Promise<string> => {
  const token = randomBytes(32).toString("base64url");
  await sql`
    insert into access_tokens (token_hash, name, grants, ends_at)
    values (${sha256(token)}, ${name}, ${sql.json(grants)}, ${endsAt})`;
  return token;
};

/** The program whose token this is; undefined where there is none, or it has ended or was revoked. */
export const callerOfToken = async (sql: Queries, token: string, now: Date): Promise<Caller | undefined> => {
  const [row] = await sql<{ name: string; grants: unknown }[]>`
    select name, grants from access_tokens
    where token_hash = ${sha256(token)} and revoked_at is null and ends_at > ${now}`;
  if (!row) return undefined;
  const { name } = row;
  const grants = Grants.parse(row.grants);
  return { kind: "token", name, shownName: name, accountId: null, grants, hasPasswordAlone: false };
};

export const revokeToken = async (sql: Queries, id: string, now: Date): Promise<boolean> => {
  const revoked = await sql`update access_tokens set revoked_at = ${now} where id = ${id} and revoked_at is null`;
  return revoked.count > 0;
};
