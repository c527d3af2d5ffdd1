import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { Tx } from "../../database/sql.ts";
import { awaitConfirmation, readsLess } from "../four-eyes.ts";
import { loginOf } from "../login-attempts.ts";
import { grantsOf } from "../set-grants.ts";
import type { Identified } from "./provider.ts";

interface Known {
  readonly id: string;
  readonly madeBy: string | null;
  readonly isWaiting: boolean;
  readonly login: string;
}

const usable = (known: Known): Result<Known> =>
  known.isWaiting ? failure(problem("account-awaits-confirmation")) : success(known);

/**
 * The account of a person whom the provider has identified: by the provider's subject, or, the first time, by the login.
 * From then on it belongs to this subject, so that a login that the provider gives to another person opens nothing. An
 * account of a maker who reads less waits after it: the maker has chosen the login. Errors: single-sign-on-unknown,
 * account-awaits-confirmation.
 */
export const findAccount = async (tx: Tx, issuer: string, { subject, login }: Identified): Promise<Result<Known>> => {
  const [known] = await tx<Known[]>`
    select id, login, made_by as "madeBy", awaits_since is not null as "isWaiting" from accounts
    where sso_issuer = ${issuer} and sso_subject = ${subject} and disabled_at is null`;
  if (known) return usable(known);
  const [claimed] = await tx<Known[]>`
    update accounts set sso_issuer = ${issuer}, sso_subject = ${subject}
    where login = ${loginOf(login)} and sso_subject is null and disabled_at is null
    returning id, login, made_by as "madeBy", awaits_since is not null as "isWaiting"`;
  if (!claimed) return failure(problem("single-sign-on-unknown", { login: loginOf(login) }));
  const { id, madeBy } = claimed;
  if (madeBy === null || !(await readsLess(tx, madeBy, await grantsOf(tx, id)))) return usable(claimed);
  await awaitConfirmation(tx, id, madeBy);
  return usable({ ...claimed, isWaiting: true });
};
