import { type Permission, type Scope, scopeOf } from "../../contract/office/accounts/permissions.ts";
import type { Grant } from "../../contract/office/accounts/roles.ts";
import type { Queries, Tx } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import { endSessionsOf } from "./sessions.ts";
import { grantsOf } from "./set-grants.ts";
import { isWithin, within, withSubUnits } from "./within-scope.ts";

/** Permissions to read single ratings and the words of people. */
const ofWords: readonly Permission[] = ["read-ratings", "read-opinions", "read-complaints", "read-explanations"];

const contains = async (sql: Queries, outer: Scope, inner: Scope): Promise<boolean> => {
  if (outer.isAll || inner.isAll) return outer.isAll;
  const whole = await withSubUnits(sql, outer);
  const places = [...inner.units.map((unitCode) => ({ unitCode, windowNumber: null })), ...inner.windows];
  return places.every((place) => isWithin(whole, place));
};

/** Whether a person with the grants `own` may read all single ratings and words that `grants` open. */
export const readsAllOf = async (sql: Queries, own: readonly Grant[], grants: readonly Grant[]): Promise<boolean> => {
  for (const permission of ofWords) {
    const [inner, outer] = [scopeOf(grants, permission), scopeOf(own, permission)];
    if (inner && !(outer && (await contains(sql, outer, inner)))) return false;
  }
  return true;
};

/** Whether a person, by the grants of this moment, may not read everything that `grants` open. */
export const readsLess = async (tx: Tx, person: string, grants: readonly Grant[]): Promise<boolean> =>
  !(await readsAllOf(tx, await grantsOf(tx, person), grants));

/** SQL: the start of a wait. */
const now = fragment`date_trunc('milliseconds', clock_timestamp())`;

/** Makes an account wait, or wait once more, for a person other than `maker`; its sessions end. */
export const awaitConfirmation = async (tx: Tx, id: string, maker: string): Promise<void> => {
  await tx`update accounts set awaits_since = ${now}, made_by = ${maker}::uuid where id = ${id}`;
  await endSessionsOf(tx, id);
};

/**
 * SQL: the accounts that wait for a person with this scope, who did not make them: their own persons have set a password
 * or come by single sign-on. An account whose password is not set yet must not be confirmed: a maker could set it.
 */
export const isConfirmableBy = (person: string, scope: Scope): Fragment => fragment`(
  awaits_since is not null and disabled_at is null and (password is not null or sso_subject is not null)
  and made_by <> ${person}::uuid and accounts.id <> ${person}::uuid
  and not exists (
    select from account_grants as given
    where given.account = accounts.id
      and not coalesce(${within(scope, fragment`given.unit_code`, fragment`given.window_number`)}, false)))`;
