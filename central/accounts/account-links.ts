import { randomBytes } from "node:crypto";
import { sha256 } from "../../contract/node/hash.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Queries, Sql, Tx } from "../database/sql.ts";

export const linkHours = 48;

/** A link's text after `#` in the address of the office's page: a server never sees it in a path or a log. */
export const linkAddress = (publicUrl: string, token: string): string => `${publicUrl}/#link=${token}`;

/**
 * Makes a one-time link of an account, or of the first account; returns its token. Older ones of the account end.
 * `madeBy` is the account of the person; null for a command on the server.
 */
export const makeLink = async (
  sql: Queries,
  accountId: string | null,
  now: Date,
  { hours = linkHours, madeBy = null }: { readonly hours?: number; readonly madeBy?: string | null } = {},
): Promise<string> => {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + hours * 3_600_000);
  await sql`delete from account_links where account = ${accountId}::uuid and used_at is null`;
  await sql`
    insert into account_links (token_hash, account, expires_at, made_by)
    values (${sha256(token)}, ${accountId}::uuid, ${expiresAt}, ${madeBy}::uuid)`;
  return token;
};

interface Link {
  readonly accountId: string | null;
  readonly login: string | null;
  readonly name: string | null;
  readonly madeBy: string | null;
}

/** The account of a usable link; within a `tx` no other request can use it meanwhile. Errors: link-refused. */
export const checkLink = async (sql: Queries, token: string, now: Date): Promise<Result<Link>> => {
  const [link] = await sql<Link[]>`
    select account as "accountId", login, name, account_links.made_by as "madeBy"
    from account_links left join accounts on accounts.id = account
    where token_hash = ${sha256(token)} and used_at is null and expires_at > ${now} and disabled_at is null
    for update of account_links`;
  return link ? success(link) : failure(problem("link-refused"));
};

export const spendLink = async (tx: Tx, token: string, now: Date): Promise<void> => {
  await tx`update account_links set used_at = ${now} where token_hash = ${sha256(token)}`;
};

/**
 * The address of the link that creates the first account of the city office; undefined where there is an account. It
 * is printed at the start of a centre.
 */
export const firstLink = async (sql: Sql, publicUrl: string, now: Date): Promise<string | undefined> => {
  const [known] = await sql`select from accounts limit 1`;
  return known ? undefined : linkAddress(publicUrl, await makeLink(sql, null, now));
};
