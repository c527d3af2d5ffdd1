import { z } from "zod";
import {
  type AccountsToConfirm,
  mostWaiting,
  type WaitingAccounts,
} from "../../contract/office/accounts/confirmations.ts";
import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { Grant, unitOf } from "../../contract/office/accounts/roles.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Queries, Tx } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { logAccess } from "./access-log.ts";
import { isConfirmableBy } from "./four-eyes.ts";
import { readUnitNames } from "./read-accounts.ts";
import { type Caller, endSessionsOf } from "./sessions.ts";

interface Row {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly madeBy: string;
  readonly since: Date;
  readonly grants: unknown;
}

const Grants = z.array(Grant);

/** The accounts that wait for this person, those first that have waited longest. */
export const readWaiting = async (sql: Queries, person: string, scope: Scope): Promise<WaitingAccounts> => {
  const rows = await sql<Row[]>`
    select id, login, name, (select name from accounts as maker where maker.id = accounts.made_by) as "madeBy",
      awaits_since as since, coalesce((
        select jsonb_agg(jsonb_strip_nulls(
          jsonb_build_object('role', role, 'unitCode', unit_code, 'windowNumber', window_number))
          order by role, unit_code, window_number)
        from account_grants where account = accounts.id), '[]') as grants
    from accounts where ${isConfirmableBy(person, scope)}
    order by awaits_since, login limit ${mostWaiting}`;
  const accounts = rows.map((row) => ({ ...row, grants: Grants.parse(row.grants), since: row.since.toISOString() }));
  const units = await readUnitNames(
    sql,
    accounts.flatMap(({ grants }) => grants.flatMap((grant) => unitOf(grant) ?? [])),
  );
  return { accounts, units };
};

/** An account that is refused has no password, and is disabled. It would wait again where it is enabled. */
const refused = fragment`disabled_at = now(), password = null, sso_issuer = null, sso_subject = null`;

const decideOne = async (
  tx: Tx,
  caller: Caller & { readonly accountId: string },
  scope: Scope,
  { id, since }: z.output<typeof AccountsToConfirm>["accounts"][number],
  isConfirmed: boolean,
): Promise<boolean> => {
  const [decided] = await tx<{ login: string }[]>`
    update accounts set ${isConfirmed ? fragment`awaits_since = null` : refused}
    where id = ${id} and awaits_since = ${since}::timestamptz and ${isConfirmableBy(caller.accountId, scope)}
    returning login`;
  if (!decided) return false;
  await endSessionsOf(tx, id);
  const action = isConfirmed ? "account-confirmed" : "account-refused";
  await logAccess(tx, caller, { action, subject: { account: decided.login } });
  return true;
};

class NotWaiting extends Error {}

/**
 * Confirms or refuses accounts, all of them or none. Each is named with the start of its wait: a password that was set
 * after the person looked is not confirmed. Errors: account-not-waiting.
 */
export const confirmAccounts = async (
  begin: <Done>(work: (tx: Tx) => Promise<Done>) => Promise<Done>,
  caller: Caller & { readonly accountId: string },
  scope: Scope,
  { accounts, isConfirmed }: z.output<typeof AccountsToConfirm>,
): Promise<Result<undefined>> => {
  try {
    await begin(async (tx) => {
      for (const account of accounts.toSorted((one, other) => (one.id < other.id ? -1 : 1)))
        if (!(await decideOne(tx, caller, scope, account, isConfirmed))) throw new NotWaiting();
    });
    return success(undefined);
  } catch (error) {
    if (error instanceof NotWaiting) return failure(problem("account-not-waiting"));
    throw error;
  }
};
