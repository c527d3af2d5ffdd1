import type { FastifyInstance, FastifyRequest } from "fastify";
import { problem } from "../../contract/problems/problem.ts";
import { allotment } from "./allotment.ts";
import { sendProblem } from "./send-problem.ts";
import { whenAnswered } from "./when-answered.ts";

/** The largest size that the headers announce for the body; undefined where there is no body, or it is refused unread. */
const announcedBytes = ({ headers, routeOptions }: FastifyRequest): number | undefined => {
  if (headers["transfer-encoding"] !== undefined) return routeOptions.bodyLimit;
  const stated = Number(headers["content-length"] ?? 0);
  return stated > 0 && stated <= routeOptions.bodyLimit ? stated : undefined;
};

export interface BodyBudget {
  /** Counts every body of a scope's requests, from its announcement to the answer. `holderOf` names the sender. */
  readonly count: (scope: FastifyInstance, holderOf: (request: FastifyRequest) => string) => void;
}

/**
 * Limits the bytes of bodies in memory at one time. A request beyond the limit is answered `centre-busy` before its
 * body is read: devices retry by themselves.
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
