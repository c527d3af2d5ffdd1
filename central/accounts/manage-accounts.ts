import type { z } from "zod";
import type { AccountToChange, AccountToCreate } from "../../contract/office/accounts/accounts.ts";
import { type Grant, unitOf } from "../../contract/office/accounts/roles.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Tx } from "../database/sql.ts";
import { logAccess } from "./access-log.ts";
import { awaitConfirmation, readsAllOf, readsLess } from "./four-eyes.ts";
import { loginOf } from "./login-attempts.ts";
import { refuseGrants } from "./refuse-grants.ts";
import { type Caller, endSessionsOf } from "./sessions.ts";
import { grantsOf, setGrants } from "./set-grants.ts";

/** Roles that only the city office gives and takes. */
const ofTheCity: readonly Grant["role"][] = ["city", "inspector", "auditor", "it"];

const isCity = ({ grants }: Caller): boolean => grants.some(({ role }) => role === "city");

/** Whether `caller` may manage an account with these grants: IT those of units alone. */
const mayManage = (caller: Caller, grants: readonly Grant[]): boolean =>
  isCity(caller) || grants.every((grant) => !ofTheCity.includes(grant.role) && unitOf(grant) !== null);

/** Refuses grants that `caller` may not give, or that one person may not hold. */
const judge = async (tx: Tx, caller: Caller, grants: readonly Grant[]): Promise<Problem | undefined> =>
  mayManage(caller, grants) ? refuseGrants(tx, grants) : problem("permission-missing");

type Staff = z.output<typeof AccountToCreate>["staff"];

/** Refuses a staff number that the unit does not have: account-staff-unknown. */
const refuseUnknownStaff = async (tx: Tx, staff: Staff): Promise<Problem | undefined> => {
  if (!staff) return undefined;
  const { unitCode, staffNumber } = staff;
  const known = await tx`select from staff where (unit_code, number) = (${unitCode}, ${staffNumber})`;
  return known.count > 0 ? undefined : problem("account-staff-unknown", { unit: unitCode, staffNumber });
};

const makerOf = ({ accountId }: Caller): string => {
  if (accountId === null) throw new Error("a program makes no accounts");
  return accountId;
};

/** The accounts of the city office that can log in, besides one. The lock makes two changes at once wait. */
const otherCityAccounts = async (tx: Tx, id: string): Promise<number> => {
  await tx`lock table account_grants in share row exclusive mode`;
  const [row] = await tx<{ count: number }[]>`
    select count(*)::int as count from account_grants join accounts on accounts.id = account
    where role = 'city' and disabled_at is null and password is not null and account <> ${id}`;
  return row?.count ?? 0;
};

/**
 * Creates an account without a password, which waits where it reads more than `caller`; returns its id. Errors: permission-missing, roles-judge-themselves,
 * account-place-unknown, account-staff-unknown, login-taken.
 */
export const createAccount = async (
  tx: Tx,
  caller: Caller,
  { login: typed, name, staff, grants, mail = null }: z.output<typeof AccountToCreate>,
): Promise<Result<string>> => {
  const refusal = (await judge(tx, caller, grants)) ?? (await refuseUnknownStaff(tx, staff));
  if (refusal) return failure(refusal);
  const login = loginOf(typed);
  const maker = makerOf(caller);
  const [made] = await tx<{ id: string }[]>`
    insert into accounts (login, name, unit_code, staff_number, mail, made_by)
    values (${login}, ${name}, ${staff?.unitCode ?? null}, ${staff?.staffNumber ?? null}, ${mail}, ${maker}::uuid)
    on conflict (login) do nothing returning id`;
  if (!made) return failure(problem("login-taken", { login }));
  await setGrants(tx, made.id, grants);
  if (!(await readsAllOf(tx, caller.grants, grants))) await awaitConfirmation(tx, made.id, maker);
  await logAccess(tx, caller, { action: "account-created", subject: { account: login, grants } });
  return success(made.id);
};

interface Managed {
  readonly login: string;
  /** The person who made the account, or its last used link. */
  readonly madeBy: string | null;
  readonly isWaiting: boolean;
  readonly grants: readonly Grant[];
}

/**
 * The account to be changed by `caller`. Errors: not-found (also where the caller may not manage it), own-grants.
 */
export const managedAccount = async (tx: Tx, caller: Caller, id: string): Promise<Result<Managed>> => {
  if (caller.accountId === id) return failure(problem("own-grants"));
  const [account] = await tx<Omit<Managed, "grants">[]>`
    select login, made_by as "madeBy", awaits_since is not null as "isWaiting" from accounts where id = ${id} for update`;
  const grants = account ? await grantsOf(tx, id) : [];
  return account && mayManage(caller, grants) ? success({ ...account, grants }) : failure(problem("not-found"));
};

/**
 * Changes name, staff number, roles and address. A running session has the new roles with its next request, or ends
 * where the account has to be confirmed: also where the city office widens one whose last link IT has made. Errors: those of
 * `managedAccount`, permission-missing, roles-judge-themselves, account-place-unknown, account-staff-unknown, last-city-account.
 */
export const changeAccount = async (
  tx: Tx,
  caller: Caller,
  { id, name, staff, grants, mail }: z.output<typeof AccountToChange>,
): Promise<Result<undefined>> => {
  const managed = await managedAccount(tx, caller, id);
  if (!managed.ok) return managed;
  const refusal = (await judge(tx, caller, grants)) ?? (await refuseUnknownStaff(tx, staff));
  if (refusal) return failure(refusal);
  const loses = !grants.some(({ role }) => role === "city") && managed.value.grants.some(({ role }) => role === "city");
  if (loses && (await otherCityAccounts(tx, id)) === 0) return failure(problem("last-city-account"));
  await tx`
    update accounts set name = ${name}, unit_code = ${staff?.unitCode ?? null},
      staff_number = ${staff?.staffNumber ?? null},
      mail = case when ${mail !== undefined} then ${mail ?? null} else mail end
    where id = ${id}`;
  await setGrants(tx, id, grants);
  const { isWaiting, madeBy, grants: before } = managed.value;
  const opensMore = isWaiting || !(await readsAllOf(tx, before, grants));
  if (opensMore && !(await readsAllOf(tx, caller.grants, grants))) await awaitConfirmation(tx, id, makerOf(caller));
  // Its password is known to a person who reads less.
  else if (opensMore && madeBy !== null && (await readsLess(tx, madeBy, grants)))
    await awaitConfirmation(tx, id, madeBy);
  const subject = { account: managed.value.login, before: managed.value.grants, after: grants };
  await logAccess(tx, caller, { action: "account-changed", subject });
  return success(undefined);
};

/** Disables an account, which ends its sessions, or enables it. Errors: those of `managedAccount`, last-city-account. */
export const disableAccount = async (
  tx: Tx,
  caller: Caller,
  { id, isDisabled }: { readonly id: string; readonly isDisabled: boolean },
  now: Date,
): Promise<Result<undefined>> => {
  const managed = await managedAccount(tx, caller, id);
  if (!managed.ok) return managed;
  const { login, grants } = managed.value;
  const isOfCity = grants.some(({ role }) => role === "city");
  if (isDisabled && isOfCity && (await otherCityAccounts(tx, id)) === 0) return failure(problem("last-city-account"));
  await tx`update accounts set disabled_at = ${isDisabled ? now : null}::timestamptz where id = ${id}`;
  if (isDisabled) await endSessionsOf(tx, id);
  await logAccess(tx, caller, {
    action: isDisabled ? "account-disabled" : "account-enabled",
    subject: { account: login },
  });
  return success(undefined);
};
