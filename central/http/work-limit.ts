import type { FastifyInstance } from "fastify";
import { problem } from "../../contract/problems/problem.ts";
import { sendProblem } from "./send-problem.ts";

export interface WorkLimit {
  /** Answers `centre-busy` before any work is done, while all slots are taken. */
  readonly refuseAtOnce: (scope: FastifyInstance) => void;
  /** Limits the routes of a scope to the slots, each taken once its body has arrived: a slow line occupies none. */
  readonly count: (scope: FastifyInstance) => void;
}

/**
 * Limits the requests in work to `mostAtOnce`, so that each accepted one is answered soon. A thousand kiosks that reconnect together
 * spread out: each refused one retries after a random time.
 */
export const workLimit = (mostAtOnce: number): WorkLimit => {
  const worked = new WeakSet<object>();
  let working = 0;
  return {
    refuseAtOnce: (scope) => {
      scope.addHook("onRequest", async (_request, reply) => {
        if (working >= mostAtOnce) return sendProblem(reply, problem("centre-busy"));
      });
    },
    count: (scope) => {
      scope.addHook("preValidation", async (request, reply) => {
        if (working >= mostAtOnce) return sendProblem(reply, problem("centre-busy"));
        working += 1;
        worked.add(request);
      });
      // Ends before the client has received the answer, which may take long over a slow line. Also runs where the
      // client has gone.
      scope.addHook("onSend", async (request) => {
        if (worked.delete(request)) working -= 1;
      });
    },
  };
};
