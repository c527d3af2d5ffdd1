import type { IncomingMessage, Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { eventsPath, eventsProtocol, ticketProtocolPrefix } from "../../../contract/counter/counter-api.ts";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { failure, type Result } from "../../../contract/result.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import type { Counter } from "../counter/counter.ts";
import { buildCounterApp, type CounterAppParts } from "./app.ts";
import { mostReaders } from "./event-readers.ts";
import { isLetIn, refusalAtDoor, refusalOfToken } from "./gate.ts";
import { endWithProblem } from "./problem-answer.ts";

export interface CounterServer {
  readonly port: number;
  /** Ends every connection. */
  readonly close: () => Promise<void>;
}

/** Clients have nothing to send: a longer message is an error. */
const mostMessageBytes = 1_024;

/** Headers by which an ordinary request offers another protocol. */
const isOffer = (name: string): boolean => /^(upgrade|connection|http2-settings)$/i.test(name);

/**
 * Treats an HTTP/2 offer as an ordinary request. Java's own client offers HTTP/2 with its first request, and Node
 * passes every such offer on unread once a server accepts WebSockets. The request is put back without the offer.
 */
const readAsOrdinary = (
  server: Server,
  { method, url, httpVersion, rawHeaders, socket }: IncomingMessage,
  rest: Buffer,
) => {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    if (!isOffer(name)) lines.push(`${name}: ${rawHeaders[index + 1]}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), rest]));
  server.emit("connection", socket);
};

const protocolsOf = ({ headers }: IncomingMessage): readonly string[] =>
  (headers["sec-websocket-protocol"] ?? "").split(",").map((protocol) => protocol.trim());

const ticketIn = (request: IncomingMessage): string | undefined =>
  protocolsOf(request)
    .find((protocol) => protocol.startsWith(ticketProtocolPrefix))
    ?.slice(ticketProtocolPrefix.length);

/** The window to listen to, or the reason for a refusal. Uses up the ticket. */
const admitted = (parts: CounterAppParts, request: IncomingMessage): Result<Counter> => {
  const { door, tickets, readers } = parts;
  const ticket = ticketIn(request);
  const isIn = ticket === undefined ? isLetIn(door, request) : tickets.spend(ticket);
  const refusal = refusalAtDoor(parts, request, { isIn, isForAll: true });
  if (refusal) return failure(refusal);
  if (!isIn) return failure(ticket === undefined ? refusalOfToken(door) : problem("counter-ticket-refused"));
  if (request.url !== eventsPath) return failure(problem("not-found"));
  if (!protocolsOf(request).includes(eventsProtocol)) return failure(problem("request-invalid", { field: "protocol" }));
  if (readers.count() >= mostReaders) return failure(problem("counter-readers-full", { most: mostReaders }));
  return parts.counter();
};

/** Accepts the WebSockets of event readers. */
const serveUpgrades = (server: Server, parts: CounterAppParts): void => {
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: mostMessageBytes,
    // The ticket is not repeated in the answer.
    handleProtocols: () => eventsProtocol,
  });
  const refuse = (request: IncomingMessage, found: Problem): void => {
    parts.refused(found.code);
    endWithProblem(request.socket, found, request);
  };
  webSockets.on("wsClientError", (_error, _socket, request) =>
    refuse(request, problem("request-invalid", { field: "websocket" })),
  );
  server.on("upgrade", (request: IncomingMessage, _socket: unknown, rest: Buffer) => {
    const { socket } = request;
    // Between two protocols the socket has no error listener, and an error without one would end the kiosk.
    const giveUp = (): void => {
      socket.destroy();
    };
    socket.on("error", giveUp);
    if (request.headers.upgrade?.toLowerCase() !== "websocket") {
      readAsOrdinary(server, request, rest);
      socket.off("error", giveUp);
      return;
    }
    const found = admitted(parts, request);
    if (!found.ok) return refuse(request, found.problem);
    webSockets.handleUpgrade(request, socket, rest, (webSocket: WebSocket) =>
      parts.readers.welcome(webSocket, found.value),
    );
  });
};

/** Builds the counter API and listens. Throws the system's error where the port is not available. */
export const openCounterServer = async (
  parts: CounterAppParts,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<CounterServer> => {
  const app = await buildCounterApp(parts);
  serveUpgrades(app.server, parts);
  const close = async (): Promise<void> => {
    parts.readers.close();
    await app.close();
  };
  try {
    await app.listen({ host, port });
  } catch (error) {
    await close();
    throw error;
  }
  // The system could not accept a connection. Without a listener this error would end the kiosk.
  app.server.on("error", (error) => parts.write("counter API troubled", { reason: reasonOf(error) }));
  const address = app.server.address();
  return { port: typeof address === "object" && address ? address.port : port, close };
};
