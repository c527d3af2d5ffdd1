import type { FastifyReply } from "fastify";
import { type HttpProblem, statusOf } from "../../contract/problems/http-problem.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import { secondsUntilRetry } from "../database/database-trouble.ts";

/** The body of `application/problem+json`: title in Chinese, detail in English. */
export const httpProblemOf = (problem: Problem): HttpProblem => ({
  code: problem.code,
  status: statusOf(problem.code),
  title: sentenceOf(problem, "zh"),
  detail: sentenceOf(problem, "en"),
  ...(problem.facts ? { facts: problem.facts } : {}),
});

const secondsToWait = ({ code, facts }: Problem): number | undefined => {
  if (code === "service-unavailable") return secondsUntilRetry;
  const { waitSeconds } = facts ?? {};
  return code === "too-many-requests" ? Number(waitSeconds ?? secondsUntilRetry) : undefined;
};

/** Answers with a problem, and with Retry-After where waiting helps. */
export const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply => {
  const body = httpProblemOf(problem);
  const seconds = secondsToWait(problem);
  if (seconds !== undefined) reply.header("retry-after", String(seconds));
  return reply.code(body.status).type("application/problem+json; charset=utf-8").send(JSON.stringify(body));
};
