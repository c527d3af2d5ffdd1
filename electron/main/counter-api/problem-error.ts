import type { FastifyError, FastifyRequest } from "fastify";
import { type Problem, problem } from "../../../contract/problems/problem.ts";

/** A problem from where the framework takes nothing but exceptions. */
export class ProblemError extends Error {
  readonly found: Problem;
  constructor(found: Problem) {
    super(found.code);
    this.found = found;
  }
}

/** What an exception means for the one who asked; undefined for what nobody expected. */
export const problemOfError = (error: FastifyError, request: FastifyRequest): Problem | undefined => {
  if (error instanceof ProblemError) return error.found;
  switch (error.code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return problem("body-too-large", { maxBytes: request.routeOptions.bodyLimit });
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return problem("media-type-unsupported", { expected: "application/json" });
    case "FST_ERR_BAD_URL":
      return problem("request-invalid", { field: "url" });
    default:
      return (error.statusCode ?? 500) < 500 ? problem("request-invalid", { field: "body" }) : undefined;
  }
};

/** What the parser of HTTP could not make a request of. */
export const problemOfConnection = (code: string | undefined): Problem => {
  if (code === "HPE_HEADER_OVERFLOW") return problem("headers-too-large");
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return problem("request-too-slow");
  return problem("request-invalid", { field: "http" });
};
