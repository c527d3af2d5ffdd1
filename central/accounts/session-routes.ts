import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  AuthenticatorToRemove,
  AuthenticatorToSet,
  accountPaths,
  LinkToCheck,
  LinkToUse,
  LoginAttempt,
  type Me,
  meQuestion,
  PasswordChange,
} from "../../contract/office/accounts/accounts.ts";
import { type Permission, permissions, scopeOf } from "../../contract/office/accounts/permissions.ts";
import { problem } from "../../contract/problems/problem.ts";
import type { Result } from "../../contract/result.ts";
import type { Centre } from "../centre.ts";
import { refuseBody } from "../http/refuse-input.ts";
import { countRefusedGuesses } from "../http/refused-guesses.ts";
import { sendProblem } from "../http/send-problem.ts";
import { logAccess } from "./access-log.ts";
import { checkLink } from "./account-links.ts";
import { accountIdOf, callerOf, findPerson, may, mustSetCode } from "./admit-callers.ts";
import { encryptSecret, newAuthenticator, stepOfCode } from "./authenticator.ts";
import { clearSessionCookie, sessionIdOf, setSessionCookie } from "./cookie.ts";
import { knownLoginOf, setKnownDevice } from "./known-device.ts";
import { logIn } from "./log-in.ts";
import { countAttempt, forgetAttempts, loginOf } from "./login-attempts.ts";
import { isPassword } from "./passwords.ts";
import { endSession, endSessionsOf, sessionEndsAt } from "./sessions.ts";
import { changePassword, redeemLink } from "./set-password.ts";

/** The limit of a body, bytes: a password in any script. */
const bodyLimit = 4_096;

const everybody = may("everybody", { bodyLimit });
const person = may("person", { bodyLimit });

/** Of one address, behind which a whole office may be; and of all browsers at which one login has logged in. */
const wrongLoginsAMinute = 300;

/** A flood from its address does not make a browser wait at which a person has logged in before. */
const guesserOf = (request: FastifyRequest, root: Buffer): string => {
  const known = knownLoginOf(request, root);
  return known === undefined ? request.ip : `login ${known}`;
};

const sendSession = (reply: FastifyReply, begun: Result<string>) =>
  begun.ok ? setSessionCookie(reply, begun.value).code(204).send() : sendProblem(reply, begun.problem);

const addEntrance = (scope: FastifyInstance, centre: Centre): void => {
  const { sql, clock, pepperRoot } = centre;
  const wrongLogins = countRefusedGuesses(clock, wrongLoginsAMinute);
  scope.post(accountPaths.sessions, everybody, async (request, reply) => {
    const asked = LoginAttempt.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const guesser = guesserOf(request, pepperRoot);
    const waitSeconds = wrongLogins.secondsToWait(guesser);
    if (waitSeconds > 0) return sendProblem(reply, problem("too-many-requests", { waitSeconds }));
    const begun = await logIn(centre, asked.data);
    if (!begun.ok && begun.problem.code === "login-wrong") wrongLogins.count(guesser);
    if (!begun.ok) return sendProblem(reply, begun.problem);
    setSessionCookie(reply, begun.value);
    return setKnownDevice(reply, loginOf(asked.data.login), pepperRoot).code(204).send();
  });
  scope.post(accountPaths.linkChecks, everybody, async (request, reply) => {
    const asked = LinkToCheck.safeParse(request.body);
    if (!asked.success) return sendProblem(reply, problem("link-refused"));
    const link = await checkLink(sql, asked.data.token, new Date(clock()));
    if (!link.ok) return sendProblem(reply, link.problem);
    return reply.send({ login: link.value.login, name: link.value.name });
  });
  scope.post(accountPaths.linkUses, everybody, async (request, reply) => {
    const asked = LinkToUse.safeParse(request.body);
    return asked.success ? sendSession(reply, await redeemLink(centre, asked.data)) : refuseBody(reply, asked.error);
  });
};

const addExits = (scope: FastifyInstance, { sql }: Centre): void => {
  scope.post(accountPaths.logOut, everybody, async (request, reply) => {
    const id = sessionIdOf(request);
    if (id !== undefined) await endSession(sql, id);
    return clearSessionCookie(reply).code(204).send();
  });
  scope.post(accountPaths.logOutEverywhere, person, async (request, reply) => {
    await sql.begin(async (tx) => {
      await endSessionsOf(tx, accountIdOf(request));
      await logAccess(tx, callerOf(request), { action: "logged-out-everywhere" });
    });
    return clearSessionCookie(reply).code(204).send();
  });
};

const readMe = async (centre: Centre, request: FastifyRequest): Promise<Me | null> => {
  const { sql } = centre;
  const caller = await findPerson(centre, request);
  if (!caller) return null;
  const { name: login, grants, accountId } = caller;
  const [account] = await sql<{ name: string; hasCode: boolean }[]>`
    select name, totp is not null as "hasCode" from accounts where id = ${accountId}::uuid`;
  return {
    login,
    name: account?.name ?? login,
    grants: [...grants],
    permissions: (Object.keys(permissions) as Permission[]).filter((each) => scopeOf(grants, each) !== undefined),
    hasCode: account?.hasCode ?? false,
    mustSetCode: mustSetCode(centre, caller),
    endsAt: (await sessionEndsAt(sql, sessionIdOf(request) ?? "")).toISOString(),
  };
};

/** Whether a logged-in person knows the password: counted with the attempts to log in. Sends the problem where not. */
const confirmsPassword = async (
  { sql, clock }: Centre,
  request: FastifyRequest,
  reply: FastifyReply,
  password: string,
): Promise<boolean> => {
  const { name: login, accountId } = callerOf(request);
  const waitSeconds = await countAttempt(sql, login, new Date(clock()));
  const [account] = await sql<{ password: string | null }[]>`
    select password from accounts where id = ${accountId}::uuid`;
  const isRight = waitSeconds === 0 && (await isPassword(account?.password ?? null, password)) === true;
  if (isRight) await forgetAttempts(sql, login);
  else sendProblem(reply, waitSeconds > 0 ? problem("account-locked", { waitSeconds }) : problem("login-wrong"));
  return isRight;
};

const addOwnAccount = (scope: FastifyInstance, centre: Centre): void => {
  const { sql, clock, pepperRoot } = centre;
  scope.get(meQuestion.path, everybody, async (request, reply) =>
    reply.type("application/json").send(JSON.stringify(await readMe(centre, request))),
  );
  scope.post(accountPaths.passwords, person, async (request, reply) => {
    const asked = PasswordChange.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    if (!(await confirmsPassword(centre, request, reply, asked.data.old))) return reply;
    const changed = await changePassword(centre, callerOf(request), asked.data.new, sessionIdOf(request) ?? "");
    return changed.ok ? reply.code(204).send() : sendProblem(reply, changed.problem);
  });
  scope.post(accountPaths.newAuthenticator, person, async (request, reply) =>
    reply.send(newAuthenticator(callerOf(request).name)),
  );
  scope.post(accountPaths.authenticators, person, async (request, reply) => {
    const asked = AuthenticatorToSet.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const { secret, code, password } = asked.data;
    if (!(await confirmsPassword(centre, request, reply, password))) return reply;
    const step = await stepOfCode(secret, code, clock(), null);
    if (step === undefined) return sendProblem(reply, problem("login-wrong"));
    await sql.begin(async (tx) => {
      const totp = encryptSecret(secret, pepperRoot);
      await tx`update accounts set totp = ${totp}, totp_step = ${step} where id = ${accountIdOf(request)}`;
      await logAccess(tx, callerOf(request), { action: "authenticator-set" });
    });
    return reply.code(204).send();
  });
  scope.post(accountPaths.authenticatorRemovals, person, async (request, reply) => {
    const asked = AuthenticatorToRemove.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    if (!(await confirmsPassword(centre, request, reply, asked.data.password))) return reply;
    await sql.begin(async (tx) => {
      await tx`update accounts set totp = null, totp_step = null where id = ${accountIdOf(request)}`;
      await logAccess(tx, callerOf(request), { action: "authenticator-removed" });
    });
    return reply.code(204).send();
  });
};

/** Logging in and out, one-time links, and a person's own account. */
export const addSessionRoutes = (scope: FastifyInstance, centre: Centre): void => {
  addEntrance(scope, centre);
  addExits(scope, centre);
  addOwnAccount(scope, centre);
};
