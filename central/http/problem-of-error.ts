import type { FastifyError, FastifyRequest } from "fastify";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import { problemOfRequest } from "../../contract/problems/request-problem.ts";
import { problemOfDatabase } from "../database/database-trouble.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Of the bodies that a route takes; JSON where nothing is said. */
    readonly mediaType?: string;
  }
}

/** What an exception means for the one who asked. What nobody expected is `internal-error` under the request's id. */
export const problemOfError = (error: FastifyError, request: FastifyRequest): Problem =>
  // The framework marks its own errors with a status: a kiosk that hung up (ECONNRESET) is not a database that did.
  (error.statusCode === undefined ? problemOfDatabase(error) : undefined) ??
  problemOfRequest(error, request.routeOptions.bodyLimit, request.routeOptions.config.mediaType) ??
  problem("internal-error", { requestId: request.id });
