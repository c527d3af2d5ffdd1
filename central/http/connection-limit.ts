import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import { problem } from "../../contract/problems/problem.ts";
import { holderOf, type IsProxy } from "./addresses.ts";
import { allotment } from "./allotment.ts";
import type { RequestLimits } from "./limits.ts";
import { sendProblem } from "./send-problem.ts";
import { whenAnswered } from "./when-answered.ts";

/** How often the log reports refused connections at most, milliseconds. */
const tellEveryMs = 60_000;

const refusalLog = ({ log }: FastifyInstance): (() => void) => {
  let refused = 0;
  let toldAtMs = Number.NEGATIVE_INFINITY;
  return () => {
    refused += 1;
    if (performance.now() - toldAtMs < tellEveryMs) return;
    log.warn({ refused }, "connections refused: too many are open");
    refused = 0;
    toldAtMs = performance.now();
  };
};

/**
 * Closes a connection beyond the limit, in all and of one address. Answers `centre-busy` to requests beyond the limit
 * of a client address behind a proxy, whose connections are the proxy's. `isProxy` tells those.
 */
export const limitConnections = (
  app: FastifyInstance,
  { connections, connectionsOfAddress }: Pick<RequestLimits, "connections" | "connectionsOfAddress">,
  isProxy: IsProxy,
): void => {
  const noteRefusal = refusalLog(app);
  const ofAddress = allotment(Number.POSITIVE_INFINITY, connectionsOfAddress);
  app.server.maxConnections = connections;
  app.server.on("drop", noteRefusal);
  app.server.on("connection", (socket: Socket) => {
    const { remoteAddress: address } = socket;
    if (address === undefined || isProxy(address)) return;
    const giveBack = ofAddress(holderOf(address), 1);
    if (giveBack) socket.once("close", giveBack);
    else {
      noteRefusal();
      socket.destroy();
    }
  });
  const behindProxy = allotment(Number.POSITIVE_INFINITY, connectionsOfAddress);
  app.addHook("onRequest", async (request, reply) => {
    const { ip, raw } = request;
    // Direct connections are counted already; a proxy that names no client is not limited.
    if (!isProxy(raw.socket.remoteAddress ?? "") || isProxy(ip)) return;
    const giveBack = behindProxy(holderOf(ip), 1);
    if (!giveBack) return sendProblem(reply, problem("centre-busy"));
    whenAnswered(reply, giveBack);
  });
};
