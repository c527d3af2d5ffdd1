import type { FastifyError, FastifyRequest } from "fastify";
import type { Problem } from "../../contract/problems/problem.ts";

/** Logs errors that need an operator: unexpected ones, and a database that does not answer. */
export const logProblem = ({ log }: FastifyRequest, error: FastifyError, { code }: Problem): void => {
  if (code === "internal-error") log.error({ err: error }, "unexpected error");
  else if (code === "service-unavailable") log.warn({ reason: error.code }, "database not available");
};
