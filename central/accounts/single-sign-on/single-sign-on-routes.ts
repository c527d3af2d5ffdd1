import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  type OfferedSignOn,
  offeredSignOnQuestion,
  singleSignOnPaths,
} from "../../../contract/office/accounts/single-sign-on.ts";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { Centre } from "../../centre.ts";
import { decryptText, encryptText } from "../../keys/encrypted-text.ts";
import { logAccess } from "../access-log.ts";
import { may } from "../admit-callers.ts";
import { setSessionCookie } from "../cookie.ts";
import { beginSession } from "../sessions.ts";
import { findAccount } from "./find-account.ts";
import { Attempt, type Identified, openProvider, type Provider, type SingleSignOnSettings } from "./provider.ts";

const cookieName = "__Host-counterstar-sign-on";

/** Lax: the browser returns from the provider's page with it. For ten minutes, seconds. */
const attributes = { path: "/", secure: true, httpOnly: true, sameSite: "lax", maxAge: 600 } as const;

const purpose = "single sign-on";

/** The attempt in the cookie of this browser; undefined where there is none, or one that is not ours. */
const attemptOf = (request: FastifyRequest, root: Buffer): Attempt | undefined => {
  try {
    const bytes = Buffer.from(request.cookies[cookieName] ?? "", "base64url");
    return Attempt.parse(JSON.parse(decryptText(bytes, root, purpose)));
  } catch {
    return undefined;
  }
};

/** Without the error's other fields: they quote addresses with codes. */
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Shows the page with a sentence about what failed. */
const refuse = (reply: FastifyReply, { code, facts }: Problem) => {
  const told = new URLSearchParams({ problem: code, ...(facts?.["login"] && { login: String(facts["login"]) }) });
  return reply.clearCookie(cookieName, attributes).redirect(`/#${told}`);
};

/** Logs a person in who comes back from the provider; returns the identifier of a new session. */
const finish = async (
  { sql, clock, pepperRoot, publicUrl }: Centre,
  provider: Provider,
  issuer: string,
  request: FastifyRequest,
): Promise<Result<string>> => {
  const attempt = attemptOf(request, pepperRoot);
  if (!attempt) return failure(problem("single-sign-on-failed"));
  let identified: Identified;
  try {
    identified = await provider.finish(new URL(request.url, publicUrl()), attempt);
  } catch (error) {
    request.log.warn({ reason: reasonOf(error) }, "single sign-on failed");
    return failure(problem("single-sign-on-failed"));
  }
  return sql.begin(async (tx): Promise<Result<string>> => {
    const account = await findAccount(tx, issuer, identified);
    if (!account.ok) return account;
    await logAccess(tx, { kind: "account", name: account.value.login }, { action: "logged-in-by-provider" });
    return success(await beginSession(tx, account.value.id, new Date(clock()), true));
  });
};

const addFlow = (scope: FastifyInstance, centre: Centre, settings: SingleSignOnSettings): void => {
  const { pepperRoot, publicUrl } = centre;
  const provider = openProvider(settings);
  scope.get(singleSignOnPaths.begin, may("everybody"), async (request, reply) => {
    try {
      const { address, attempt } = await provider.begin(publicUrl() + singleSignOnPaths.finish);
      const cookie = encryptText(JSON.stringify(attempt), pepperRoot, purpose).toString("base64url");
      return await reply.setCookie(cookieName, cookie, attributes).redirect(address);
    } catch (error) {
      request.log.warn({ reason: reasonOf(error) }, "the provider of single sign-on does not answer");
      return refuse(reply, problem("single-sign-on-unreachable"));
    }
  });
  scope.get(singleSignOnPaths.finish, may("everybody"), async (request, reply) => {
    const session = await finish(centre, provider, settings.issuer, request);
    if (!session.ok) return refuse(reply, session.problem);
    return setSessionCookie(reply, session.value).clearCookie(cookieName, attributes).redirect("/");
  });
};

/** Single sign-on at the office's own provider, where it has one. */
export const addSingleSignOnRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const { singleSignOn } = centre;
  scope.get(
    offeredSignOnQuestion.path,
    may("everybody"),
    async (): Promise<OfferedSignOn> => ({ name: singleSignOn?.name ?? null }),
  );
  if (singleSignOn) addFlow(scope, centre, singleSignOn);
};
