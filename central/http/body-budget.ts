import type { FastifyInstance, FastifyRequest } from "fastify";
import { problem } from "../../contract/problems/problem.ts";
import { allotment } from "./allotment.ts";
import { sendProblem } from "./send-problem.ts";
import { whenAnswered } from "./when-answered.ts";

/** The most that a body may turn out to have; undefined where there is none, or it is refused unread. */
const announcedBytes = ({ headers, routeOptions }: FastifyRequest): number | undefined => {
  if (headers["transfer-encoding"] !== undefined) return routeOptions.bodyLimit;
  const stated = Number(headers["content-length"] ?? 0);
  return stated > 0 && stated <= routeOptions.bodyLimit ? stated : undefined;
};

export interface BodyBudget {
  /** Has every body of a scope's requests counted, from its announcement to the answer. `holderOf` is who sends it. */
  readonly count: (scope: FastifyInstance, holderOf: (request: FastifyRequest) => string) => void;
}

/**
 * How many bytes of bodies are held at one time. A request beyond that is answered `centre-busy` before its body is read:
 * devices come again by themselves.
 */
export const bodyBudget = (mostBytes: number, mostBytesOfOne: number): BodyBudget => {
  const take = allotment(mostBytes, mostBytesOfOne);
  return {
    count: (scope, holderOf) => {
      scope.addHook("onRequest", async (request, reply) => {
        const bytes = announcedBytes(request);
        if (bytes === undefined) return;
        const giveBack = take(holderOf(request), bytes);
        if (!giveBack) return sendProblem(reply, problem("centre-busy"));
        whenAnswered(reply, giveBack);
      });
    },
  };
};
