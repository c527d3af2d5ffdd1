import type { AccessAction } from "../../contract/office/accounts/accesses.ts";
import type { Queries } from "../database/sql.ts";
import type { Caller } from "./sessions.ts";

/**
 * The arrival of the newest row that the caller, or a colleague with a grant of the same role and place, saw at the last
 * look at a list; null for never. Looks at a part of the list do not count. Of an older entry only its time is known.
 */
export const lastLook = async (sql: Queries, { accountId }: Caller, action: AccessAction): Promise<Date | null> => {
  const [row] = await sql<{ at: Date | null }[]>`
    select max(looked.at) as at
    from account_grants as own
    join account_grants as given on given.role = own.role
      and given.unit_code is not distinct from own.unit_code
      and given.window_number is not distinct from own.window_number
    join accounts on accounts.id = given.account
    cross join lateral (
      select coalesce(newest, access_log.at) as at from access_log
      where actor_kind = 'account' and actor = accounts.login and action = ${action} and subject = '{}'
        and (shown is null or newest is not null)
      order by access_log.at desc limit 1) as looked
    where own.account = ${accountId}`;
  return row?.at ?? null;
};
