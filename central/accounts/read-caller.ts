import { z } from "zod";
import { Grant } from "../../contract/office/accounts/roles.ts";
import type { Queries } from "../database/sql.ts";
import type { Caller } from "./sessions.ts";

const Grants = z.array(Grant);

/** A person with the grants of this moment, for work that is done later; undefined where the account is disabled or waits. */
export const callerOfAccount = async (sql: Queries, accountId: string): Promise<Caller | undefined> => {
  const [row] = await sql<{ name: string; shownName: string; grants: unknown }[]>`
    select login as name, name as "shownName", coalesce((
      select jsonb_agg(jsonb_strip_nulls(
        jsonb_build_object('role', role, 'unitCode', unit_code, 'windowNumber', window_number)))
      from account_grants where account = accounts.id), '[]') as grants
    from accounts where id = ${accountId} and disabled_at is null and awaits_since is null`;
  return row && { ...row, kind: "account", accountId, grants: Grants.parse(row.grants), hasPasswordAlone: false };
};
