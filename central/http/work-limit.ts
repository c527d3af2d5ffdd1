import type { FastifyInstance } from "fastify";
import { problem } from "../../contract/problems/problem.ts";
import { sendProblem } from "./send-problem.ts";

/** Fewer than there are connections to the database: the office and whoever stands and waits have theirs. */
const mostAtOnce = 8;

export interface WorkLimit {
  /** Before anything is done for them, whoever comes while all turns are taken is answered `centre-busy`. */
  readonly refuseAtOnce: (scope: FastifyInstance) => void;
  /** Has the routes of a scope take turns, each from when its body is here: a slow line takes up nobody's. */
  readonly count: (scope: FastifyInstance) => void;
}

/**
 * What is worked on at one time, so that whatever is taken on has its answer soon. A thousand kiosks that come back
 * together spread themselves: each that is refused comes again at a time of its own.
 */
export const workLimit = (): WorkLimit => {
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
      // Not once it has arrived: that may take a slow line long. Also where whoever asked has gone.
      scope.addHook("onSend", async (request) => {
        if (worked.delete(request)) working -= 1;
      });
    },
  };
};
