import { randomBytes } from "node:crypto";
import { cookieName } from "../../../central/accounts/cookie.ts";
import type { Queries } from "../../../central/database/sql.ts";
import { sha256 } from "../../../contract/node/hash.ts";
import { type Grant, unitOf, windowOf } from "../../../contract/office/accounts/roles.ts";

/** Headers of the office's own page in the browser of a person who is logged in. */
export type PageHeaders = Readonly<Record<"cookie" | "sec-fetch-site", string>>;

/** Of a new account without a password, or one of an earlier call, in a session that never ends. */
export const pageHeadersOf = async (
  sql: Queries,
  login: string,
  grants: readonly Grant[] = [{ role: "city" }],
): Promise<PageHeaders> => {
  const [account] = await sql<{ id: string }[]>`
    insert into accounts (login, name) values (${login}, ${login})
    on conflict (login) do update set name = excluded.name returning id`;
  const id = account?.id ?? "";
  await sql`delete from account_grants where account = ${id}`;
  for (const grant of grants) {
    await sql`
      insert into account_grants (account, role, unit_code, window_number)
      values (${id}, ${grant.role}, ${unitOf(grant)}, ${windowOf(grant)})`;
  }
  const session = randomBytes(32).toString("base64url");
  await sql`
    insert into sessions (id_hash, account, began_at, used_at)
    values (${sha256(session)}, ${id}, '9998-01-01', '9998-01-01')`;
  return { cookie: `${cookieName}=${session}`, "sec-fetch-site": "same-origin" };
};
