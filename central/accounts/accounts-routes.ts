import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import {
  AccountNamed,
  AccountToChange,
  AccountToCreate,
  AccountToDisable,
  accountPaths,
  accountsQuestion,
  type IssuedLink,
  TokenToIssue,
  TokenToRevoke,
  tokensQuestion,
} from "../../contract/office/accounts/accounts.ts";
import {
  AccountsToConfirm,
  confirmationPath,
  waitingAccountsQuestion,
} from "../../contract/office/accounts/confirmations.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Centre } from "../centre.ts";
import type { Tx } from "../database/sql.ts";
import { refuseBody, refuseQuery } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { logAccess } from "./access-log.ts";
import { linkAddress, linkHours, makeLink } from "./account-links.ts";
import { accountIdOf, callerOf, may, scopeOfRequest } from "./admit-callers.ts";
import { confirmAccounts, readWaiting } from "./confirm-accounts.ts";
import { readsAllOf } from "./four-eyes.ts";
import { changeAccount, createAccount, disableAccount, managedAccount } from "./manage-accounts.ts";
import { readAccounts, readTokens } from "./read-accounts.ts";
import { refuseGrants } from "./refuse-grants.ts";
import { type Caller, endSessionsOf } from "./sessions.ts";
import { grantsOf } from "./set-grants.ts";
import { issueToken, revokeToken } from "./tokens.ts";

/** Two hundred grants. */
const mostBytes = 64 * 1_024;

const managing = may("manage-accounts", { bodyLimit: mostBytes });
const confirming = may("confirm-accounts", { bodyLimit: mostBytes });
const withTokens = may("manage-tokens", { bodyLimit: mostBytes });

const AccountsQuery = z.strictObject({ search: z.string().max(60).default("") });

const isCity = ({ grants }: Caller): boolean => grants.some(({ role }) => role === "city");

const dayMs = 86_400_000;

/** A route whose body is of `schema`, and whose work is one `tx`. */
const post = <Body extends z.ZodType>(
  scope: FastifyInstance,
  path: string,
  options: ReturnType<typeof may>,
  schema: Body,
  work: (tx: Tx, caller: Caller, body: z.output<Body>) => Promise<Result<unknown>>,
  { sql }: Centre,
): void => {
  scope.post(path, options, async (request: FastifyRequest, reply: FastifyReply) => {
    const asked = schema.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const done = await sql.begin((tx) => work(tx, callerOf(request), asked.data));
    if (!done.ok) return sendProblem(reply, done.problem);
    return done.value === undefined ? reply.code(204).send() : reply.code(201).send(done.value);
  });
};

const addChanges = (scope: FastifyInstance, centre: Centre): void => {
  const { clock, publicUrl } = centre;
  const now = () => new Date(clock());
  const linkOf = async (tx: Tx, id: string, { accountId, grants }: Caller): Promise<IssuedLink> => ({
    address: linkAddress(publicUrl(), await makeLink(tx, id, now(), { madeBy: accountId })),
    expiresAt: new Date(clock() + linkHours * 3_600_000).toISOString(),
    needsConfirmation: !(await readsAllOf(tx, grants, await grantsOf(tx, id))),
  });
  post(
    scope,
    accountPaths.accounts,
    managing,
    AccountToCreate,
    async (tx, caller, account) => {
      const created = await createAccount(tx, caller, account);
      return created.ok ? success(await linkOf(tx, created.value, caller)) : created;
    },
    centre,
  );
  post(scope, accountPaths.accountChanges, managing, AccountToChange, changeAccount, centre);
  post(
    scope,
    accountPaths.accountDisablings,
    managing,
    AccountToDisable,
    (tx, caller, asked) => disableAccount(tx, caller, asked, now()),
    centre,
  );
  post(
    scope,
    accountPaths.links,
    managing,
    AccountNamed,
    async (tx, caller, { id }) => {
      const managed = await managedAccount(tx, caller, id);
      if (!managed.ok) return managed;
      await logAccess(tx, caller, { action: "account-link-made", subject: { account: managed.value.login } });
      return success(await linkOf(tx, id, caller));
    },
    centre,
  );
  post(
    scope,
    accountPaths.accountLogOuts,
    managing,
    AccountNamed,
    async (tx, caller, { id }) => {
      const managed = await managedAccount(tx, caller, id);
      if (!managed.ok) return managed;
      await endSessionsOf(tx, id);
      await logAccess(tx, caller, { action: "account-logged-out", subject: { account: managed.value.login } });
      return success(undefined);
    },
    centre,
  );
};

const addTokens = (scope: FastifyInstance, centre: Centre): void => {
  const { sql, clock } = centre;
  scope.get(tokensQuestion.path, withTokens, async () => readTokens(sql));
  post(
    scope,
    accountPaths.tokens,
    withTokens,
    TokenToIssue,
    async (tx, caller, { name, grants, days }) => {
      if (!isCity(caller) && grants.some(({ role }) => role !== "it")) return failure(problem("permission-missing"));
      const refusal = await refuseGrants(tx, grants);
      if (refusal) return failure(refusal);
      const endsAt = new Date(clock() + days * dayMs);
      await logAccess(tx, caller, { action: "token-issued", subject: { name, grants } });
      return success({ token: await issueToken(tx, { name, grants, endsAt }), endsAt: endsAt.toISOString() });
    },
    centre,
  );
  post(
    scope,
    accountPaths.tokenRevocations,
    withTokens,
    TokenToRevoke,
    async (tx, caller, { id }) => {
      if (!(await revokeToken(tx, id, new Date(clock())))) return failure(problem("not-found"));
      await logAccess(tx, caller, { action: "token-revoked", subject: { token: id } });
      return success(undefined);
    },
    centre,
  );
};

const addConfirmations = (scope: FastifyInstance, { sql }: Centre): void => {
  scope.get(waitingAccountsQuestion.path, confirming, async (request) =>
    readWaiting(sql, accountIdOf(request), scopeOfRequest(request)),
  );
  scope.post(confirmationPath, confirming, async (request, reply) => {
    const asked = AccountsToConfirm.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const caller = { ...callerOf(request), accountId: accountIdOf(request) };
    const done = await confirmAccounts((work) => sql.begin(work), caller, scopeOfRequest(request), asked.data);
    return done.ok ? reply.code(204).send() : sendProblem(reply, done.problem);
  });
};

/** Accounts and tokens. */
export const addAccountsRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const { sql, clock } = centre;
  scope.get(accountsQuestion.path, managing, async (request, reply) => {
    const query = AccountsQuery.safeParse(request.query);
    if (!query.success) return refuseQuery(reply, query.error);
    const ofUnits = !isCity(callerOf(request));
    return readAccounts(sql, { ...query.data, ofUnits }, new Date(clock()));
  });
  addChanges(scope, centre);
  addConfirmations(scope, centre);
  addTokens(scope, centre);
};
