import type { FastifyError, FastifyRequest } from "fastify";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { problemOfRequest } from "../../../contract/problems/request-problem.ts";

/** Wraps a problem where the framework accepts only exceptions. */
export class ProblemError extends Error {
  readonly found: Problem;
  constructor(found: Problem) {
    super(found.code);
    this.found = found;
  }
}

/** The problem to answer for an exception; undefined for an unexpected one. */
export const problemOfError = (error: FastifyError, request: FastifyRequest): Problem | undefined =>
  error instanceof ProblemError ? error.found : problemOfRequest(error, request.routeOptions.bodyLimit);

/** The problem for an error of the HTTP parser. */
export const problemOfConnection = (code: string | undefined): Problem => {
  if (code === "HPE_HEADER_OVERFLOW") return problem("headers-too-large");
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return problem("request-too-slow");
  return problem("request-invalid", { field: "http" });
};
