import type { FastifyInstance } from "fastify";
import { problem } from "../../contract/problems/problem.ts";
import { isStorable } from "../ledger/projecting/is-storable.ts";
import { sendProblem } from "./send-problem.ts";

const unstorableIn = (given: unknown): string | undefined =>
  typeof given === "object" && given !== null
    ? Object.entries(given).find(([, value]) => typeof value === "string" && !isStorable(value))?.[0]
    : undefined;

/**
 * Refuses a parameter, or a field of a body, with a text that PostgreSQL cannot store, and names it. Texts deeper in
 * a body are checked by its route.
 */
export const refuseUnstorable = (scope: FastifyInstance): void => {
  scope.addHook("preHandler", async ({ query, params, body }, reply) => {
    const field = unstorableIn(query) ?? unstorableIn(params) ?? unstorableIn(body);
    if (field !== undefined) return sendProblem(reply, problem("request-invalid", { field }));
  });
};
