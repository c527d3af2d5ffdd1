import type { FastifyError, FastifyRequest } from "fastify";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import { problemOfDatabase } from "../database/database-trouble.ts";

const problemOfFramework = (error: FastifyError, request: FastifyRequest): Problem | undefined => {
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

/** What an exception means for the one who asked. What nobody expected is `internal-error` under the request's id. */
export const problemOfError = (error: FastifyError, request: FastifyRequest): Problem =>
  // The framework marks its own errors with a status: a kiosk that hung up (ECONNRESET) is not a database that did.
  (error.statusCode === undefined ? problemOfDatabase(error) : undefined) ??
  problemOfFramework(error, request) ??
  problem("internal-error", { requestId: request.id });
