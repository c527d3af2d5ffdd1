import type { FastifyInstance } from "fastify";
import { problem } from "../../contract/problems/problem.ts";
import { failure, success } from "../../contract/result.ts";
import type { Centre } from "../centre.ts";
import { countRefusedGuesses } from "../http/refused-guesses.ts";
import { admitCallers, type Identify } from "./admit-callers.ts";
import { callerOfToken } from "./tokens.ts";

/** Of one address, behind which all programs of an office may be. */
const wrongTokensAMinute = 100;

const tokenIn = (authorization: string): string | undefined => /^Bearer ([A-Za-z0-9_-]{43})$/.exec(authorization)?.[1];

const programOf = ({ sql, clock }: Centre): Identify => {
  const wrongTokens = countRefusedGuesses(clock, wrongTokensAMinute);
  return async ({ headers: { authorization }, ip }) => {
    if (authorization === undefined) return failure(problem("token-refused"));
    const waitSeconds = wrongTokens.secondsToWait(ip);
    if (waitSeconds > 0) return failure(problem("too-many-requests", { waitSeconds }));
    const token = tokenIn(authorization);
    const caller = token === undefined ? undefined : await callerOfToken(sql, token, new Date(clock()));
    if (caller) return success(caller);
    wrongTokens.count(ip);
    return failure(problem("token-refused"));
  };
};

/**
 * Admits programs by their tokens; no cookie counts. Errors: those of `admitCallers`, token-refused, and
 * too-many-requests where an address has sent too many wrong ones.
 */
export const admitPrograms = (scope: FastifyInstance, centre: Centre): void => {
  scope.addHook("onSend", async (_request, reply) => {
    if (reply.statusCode === 401) reply.header("www-authenticate", "Bearer");
  });
  admitCallers(scope, centre, programOf(centre));
};
