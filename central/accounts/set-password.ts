import type { z } from "zod";
import type { LinkToUse } from "../../contract/office/accounts/accounts.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Centre } from "../centre.ts";
import type { Tx } from "../database/sql.ts";
import { logAccess } from "./access-log.ts";
import { checkLink, spendLink } from "./account-links.ts";
import { awaitConfirmation, readsLess } from "./four-eyes.ts";
import { forgetAttempts, loginOf } from "./login-attempts.ts";
import { hashPassword } from "./passwords.ts";
import { beginSession, type Caller, endSessionsOf } from "./sessions.ts";
import { grantsOf } from "./set-grants.ts";

const fewest = 10;
const most = 128;

/** Length is what makes a password slow to guess; its own login is the first guess. */
export const isFit = (password: string, login: string): boolean => {
  const plain = password.normalize("NFKC");
  return [...plain].length >= fewest && [...plain].length <= most && !plain.toLowerCase().includes(login);
};

const unfit = failure(problem("password-unfit"));

/** Creates the first account. Two links at the same moment create one: the lock makes the second wait and find it. */
const createFirst = async (tx: Tx, login: string, name: string): Promise<string | undefined> => {
  await tx`lock table accounts in share row exclusive mode`;
  const [known] = await tx`select from accounts limit 1`;
  if (known) return undefined;
  const [made] = await tx<{ id: string }[]>`insert into accounts (login, name) values (${login}, ${name}) returning id`;
  if (made) await tx`insert into account_grants (account, role) values (${made.id}, 'city')`;
  return made?.id;
};

/** Whether the account waits after the use of a link: for the person who made the link, or already before. */
const waitsAfter = async (tx: Tx, id: string, madeBy: string | null): Promise<boolean> => {
  if (madeBy !== null)
    await tx`update accounts set made_by = ${madeBy}::uuid where id = ${id} and awaits_since is null`;
  if (madeBy !== null && (await readsLess(tx, madeBy, await grantsOf(tx, id)))) await awaitConfirmation(tx, id, madeBy);
  return (await tx`select from accounts where id = ${id} and awaits_since is not null`).count > 0;
};

type Use = z.output<typeof LinkToUse>;

/**
 * Sets the password of a link's account, or creates the first account, and logs the person in, however many wrong
 * attempts there were. The next single sign-on is a first one again. An unfit password does not use the link up.
 * Where the link came from a person who reads less than the account, the password is set, and the account waits. Errors:
 * link-refused, password-unfit, request-invalid, account-awaits-confirmation.
 */
export const redeemLink = ({ sql, clock }: Centre, { token, password, first }: Use): Promise<Result<string>> =>
  sql.begin(async (tx): Promise<Result<string>> => {
    const now = new Date(clock());
    const link = await checkLink(tx, token, now);
    if (!link.ok) return link;
    const login = link.value.login ?? loginOf(first?.login ?? "");
    if (login === "") return failure(problem("request-invalid", { field: "first" }));
    if (!isFit(password, login)) return unfit;
    const id = link.value.accountId ?? (await createFirst(tx, login, first?.name ?? ""));
    if (id === undefined) return failure(problem("link-refused"));
    await spendLink(tx, token, now);
    await tx`
      update accounts set password = ${await hashPassword(password)}, sso_issuer = null, sso_subject = null
      where id = ${id}`;
    await endSessionsOf(tx, id);
    await forgetAttempts(tx, login);
    await logAccess(tx, { kind: "account", name: login }, { action: "password-set-by-link" });
    if (await waitsAfter(tx, id, link.value.madeBy)) return failure(problem("account-awaits-confirmation"));
    return success(await beginSession(tx, id, now));
  });

/** Changes one's own password and ends all other sessions. Errors: password-unfit. */
export const changePassword = async (
  { sql }: Pick<Centre, "sql">,
  { name: login, accountId }: Caller,
  wanted: string,
  session: string,
): Promise<Result<undefined>> => {
  if (!isFit(wanted, login)) return unfit;
  const password = await hashPassword(wanted);
  await sql.begin(async (tx) => {
    await tx`update accounts set password = ${password} where id = ${accountId}::uuid`;
    await endSessionsOf(tx, accountId ?? "", session);
    await logAccess(tx, { kind: "account", name: login }, { action: "password-changed" });
  });
  return success(undefined);
};
