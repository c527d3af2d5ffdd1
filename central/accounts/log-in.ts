import type { z } from "zod";
import type { LoginAttempt } from "../../contract/office/accounts/accounts.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Centre } from "../centre.ts";
import { logAccess } from "./access-log.ts";
import { decryptSecret, spendStep, stepOfCode } from "./authenticator.ts";
import { countAttempt, forgetAttempts, loginOf, uncountAttempt } from "./login-attempts.ts";
import { isPassword } from "./passwords.ts";
import { beginSession } from "./sessions.ts";

interface Known {
  readonly id: string;
  readonly login: string;
  readonly password: string | null;
  readonly totp: Buffer | null;
  readonly step: number | null;
  readonly isWaiting: boolean;
}

/** By login, or by a staff number that only one account has. */
const findAccount = async ({ sql }: Pick<Centre, "sql">, login: string): Promise<Known | undefined> => {
  const rows = await sql<Known[]>`
    select id, login, password, totp, totp_step as step, awaits_since is not null as "isWaiting" from accounts
    where disabled_at is null and (login = ${login} or lower(staff_number) = ${login})
    order by login <> ${login} limit 2`;
  const [first, second] = rows;
  return first?.login === login || second === undefined ? first : undefined;
};

type Attempt = z.output<typeof LoginAttempt>;

const checkCode = async (
  { sql, pepperRoot, clock }: Centre,
  { id, totp, step }: Known,
  code: string | undefined,
): Promise<Result<undefined>> => {
  if (totp === null) return success(undefined);
  if (code === undefined) return failure(problem("login-code-required"));
  const found = await stepOfCode(decryptSecret(totp, pepperRoot), code, clock(), step);
  if (found === undefined || !(await spendStep(sql, id, found))) return failure(problem("login-wrong"));
  return success(undefined);
};

/**
 * Logs a person in; returns the identifier of a new session. The attempt is counted before the password is looked at.
 * Errors: account-locked, login-wrong (also for an unknown login), login-code-required, centre-busy; and
 * account-awaits-confirmation, for the right password only.
 */
export const logIn = async (centre: Centre, { login: typed, password, code }: Attempt): Promise<Result<string>> => {
  const { sql, clock } = centre;
  const account = await findAccount(centre, loginOf(typed));
  // The staff number of an account has no attempts of its own.
  const login = account?.login ?? loginOf(typed);
  const waitSeconds = await countAttempt(sql, login, new Date(clock()));
  if (waitSeconds > 0) return failure(problem("account-locked", { waitSeconds }));
  const isRight = await isPassword(account?.password ?? null, password);
  if (isRight === undefined) return failure(problem("centre-busy"));
  if (!account || !isRight) return failure(problem("login-wrong"));
  const checked = await checkCode(centre, account, code);
  if (!checked.ok) {
    // Not forgotten: a password without a code would allow codes to be guessed for ever.
    if (checked.problem.code === "login-code-required") await uncountAttempt(sql, login);
    return checked;
  }
  await forgetAttempts(sql, login);
  if (account.isWaiting) return failure(problem("account-awaits-confirmation"));
  return success(
    await sql.begin(async (tx) => {
      await logAccess(tx, { kind: "account", name: account.login }, { action: "logged-in" });
      return beginSession(tx, account.id, new Date(clock()));
    }),
  );
};
