import type { FastifyReply } from "fastify";
import { httpProblemOf } from "../../contract/problems/http-problem.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import { secondsUntilRetry } from "../database/database-trouble.ts";

/** How often a revoked device asks whether it is still revoked, seconds; older kiosks obey this too. */
const secondsOfRevoked = 15 * 60;

/** Every kiosk adds a random time. */
const secondsOfBusy = 1;

const secondsToWait = ({ code, facts }: Problem): number | undefined => {
  if (code === "service-unavailable") return secondsUntilRetry;
  if (code === "centre-busy") return secondsOfBusy;
  if (code === "device-revoked") return secondsOfRevoked;
  const { waitSeconds } = facts ?? {};
  const isWait = code === "too-many-requests" || code === "account-locked";
  return isWait ? Number(waitSeconds ?? secondsUntilRetry) : undefined;
};

/**
 * Answers with a problem, its title in Chinese, and with Retry-After where waiting helps. The log contains its code as
 * well: an operator who looks for an attack or for a misconfigured kiosk searches for codes.
 */
export const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply => {
  const body = httpProblemOf(problem, "zh");
  const seconds = secondsToWait(problem);
  if (seconds !== undefined) reply.header("retry-after", String(seconds));
  reply.log.info({ code: problem.code, statusCode: body.status }, "refused");
  return reply.code(body.status).type("application/problem+json; charset=utf-8").send(JSON.stringify(body));
};
