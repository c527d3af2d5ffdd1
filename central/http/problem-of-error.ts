import type { FastifyError, FastifyRequest } from "fastify";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import { problemOfRequest } from "../../contract/problems/request-problem.ts";
import { problemOfDatabase } from "../database/database-trouble.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The media type of the route's bodies; JSON by default. */
    readonly mediaType?: string;
  }
}

/** The problem to answer after an exception. An unexpected one is `internal-error` with the request's id. */
export const problemOfError = (error: FastifyError, request: FastifyRequest): Problem =>
  // The framework marks its own errors with a status: a kiosk's ECONNRESET is not one of the database.
  (error.statusCode === undefined ? problemOfDatabase(error) : undefined) ??
  problemOfRequest(error, request.routeOptions.bodyLimit, request.routeOptions.config.mediaType) ??
  problem("internal-error", { requestId: request.id });
