import type { FastifyError, FastifyRequest } from "fastify";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { problemOfRequest } from "../../../contract/problems/request-problem.ts";

/** A problem from where the framework takes nothing but exceptions. */
export class ProblemError extends Error {
  readonly found: Problem;
  constructor(found: Problem) {
    super(found.code);
    this.found = found;
  }
}

/** What an exception means for the one who asked; undefined for what nobody expected. */
export const problemOfError = (error: FastifyError, request: FastifyRequest): Problem | undefined =>
  error instanceof ProblemError ? error.found : problemOfRequest(error, request.routeOptions.bodyLimit);

/** What the parser of HTTP could not make a request of. */
export const problemOfConnection = (code: string | undefined): Problem => {
  if (code === "HPE_HEADER_OVERFLOW") return problem("headers-too-large");
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return problem("request-too-slow");
  return problem("request-invalid", { field: "http" });
};
