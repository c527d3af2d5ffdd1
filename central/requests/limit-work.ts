import type { FastifyInstance } from "fastify";
import { problem } from "../../contract/problems/problem.ts";
import { sendProblem } from "../problems/send-problem.ts";

/** Fewer than there are connections to the database: nonces, the office and whoever stands and waits have theirs. */
const mostAtOnce = 8;

/**
 * Answers `centre-busy` to whoever comes beyond that, once their body is here (a slow line takes up nobody's turn): a
 * thousand kiosks that come back together spread themselves, for each comes again at a time of its own.
 */
export const limitWork = (scope: FastifyInstance): void => {
  const worked = new WeakSet<object>();
  let working = 0;
  scope.addHook("preValidation", async (request, reply) => {
    if (working >= mostAtOnce) return sendProblem(reply, problem("centre-busy"));
    working += 1;
    worked.add(request);
  });
  // Not once it has arrived: that may take a slow line long. Also where whoever asked has gone.
  scope.addHook("onSend", async (request) => {
    if (worked.delete(request)) working -= 1;
  });
};
