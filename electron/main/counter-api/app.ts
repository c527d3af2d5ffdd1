import cors from "@fastify/cors";
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { eventsPath } from "../../../contract/counter/counter-api.ts";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { problemOfConnection } from "../../../contract/problems/request-problem.ts";
import { crashIfDamaged } from "../crash-if-damaged.ts";
import type { EventReaders } from "./event-readers.ts";
import { type Door, isLetIn, refusalAtDoor } from "./gate.ts";
import { openApiDocument } from "./openapi.ts";
import { type Desk, type Operation, operations } from "./operations.ts";
import { endWithProblem, ProblemError, problemOfError, sendProblem } from "./problem-answer.ts";
import type { WriteLine } from "./refusal-log.ts";
import type { RequestBudget } from "./request-budget.ts";

export interface CounterAppParts extends Desk {
  readonly door: Door;
  readonly budget: RequestBudget;
  readonly readers: EventReaders;
  readonly refused: (code: Problem["code"]) => void;
  readonly write: WriteLine;
  readonly appVersion: string;
}

const mostBodyBytes = 64 * 1024;
const mostHeaderBytes = 8 * 1024;
const mostConnections = 64;
/** All requests come from this machine or the hall's LAN: a slower client has gone, or tries to hold a connection. */
const headersLimitMs = 5_000;
const requestLimitMs = 10_000;
const idleLimitMs = 30_000;

const documentPath = "/v1/openapi.json";

/** Checks the headers only, and whether the request is for the document: nothing else is read before. */
const refusalOf = (parts: CounterAppParts, { raw, routeOptions }: FastifyRequest): Problem | undefined =>
  refusalAtDoor(parts, raw, { isIn: isLetIn(parts.door, raw), isForAll: routeOptions.url === documentPath });

const refuse = (parts: CounterAppParts, reply: FastifyReply, found: Problem): FastifyReply => {
  parts.refused(found.code);
  // Does not wait for the rest of the request.
  return sendProblem(reply.header("connection", "close"), found);
};

const standAtDoor = (app: FastifyInstance, parts: CounterAppParts): void => {
  app.addHook("onRequest", async (request, reply) => {
    const found = refusalOf(parts, request);
    if (found) return refuse(parts, reply, found);
  });
};

const answerErrors = (app: FastifyInstance, { write }: CounterAppParts): void => {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const known = problemOfError(error, request);
    crashIfDamaged(error);
    if (!known) write("counter API failed", { route: request.routeOptions.url ?? null, message: error.stack });
    return sendProblem(reply, known ?? problem("store-failed", { reason: "internal" }));
  });
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, problem("not-found")));
};

/** Logs each request that changes something, without its content. */
const writeCommands = (app: FastifyInstance, { write }: CounterAppParts): void => {
  app.addHook("onResponse", async ({ method, routeOptions }, { statusCode, elapsedTime }) => {
    if (method === "POST" && statusCode < 300)
      write("counter API answered", {
        route: routeOptions.url ?? null,
        status: statusCode,
        ms: Math.round(elapsedTime),
      });
  });
};

const addOperation = (app: FastifyInstance, parts: CounterAppParts, { method, path, serve }: Operation): void => {
  app.route<{ Params: { readonly promptId?: string } }>({
    method,
    url: path.replaceAll(/\{(\w+)\}/g, ":$1"),
    handler: (request, reply) => {
      const served = serve(parts, { promptId: request.params.promptId, body: request.body ?? undefined });
      if (!served.ok) {
        parts.refused(served.problem.code);
        return sendProblem(reply, served.problem);
      }
      const { status, body } = served.value;
      return reply.code(status).header("cache-control", "no-store").send(body);
    },
  });
};

/** Refuses bytes that are not UTF-8 instead of replacing them. */
const utf8 = new TextDecoder("utf-8", { fatal: true });

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw new ProblemError(problem("request-invalid", { field: "body" }));
  }
};

/** Accepts JSON only. An empty body counts as none, whatever its type. */
const readJsonOnly = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, async (_request: unknown, body: Buffer) =>
    body.byteLength === 0 ? undefined : parsed(body),
  );
};

/** Builds the counter API, ready to listen. It reads no environment and starts nothing. */
export const buildCounterApp = async (parts: CounterAppParts): Promise<FastifyInstance> => {
  const app = fastify({
    bodyLimit: mostBodyBytes,
    requestTimeout: requestLimitMs,
    connectionTimeout: idleLimitMs,
    keepAliveTimeout: idleLimitMs,
    forceCloseConnections: true,
    http: { maxHeaderSize: mostHeaderBytes, headersTimeout: headersLimitMs, connectionsCheckingInterval: 1_000 },
    // These errors bypass every hook.
    frameworkErrors: (error, request, reply) => {
      const found = refusalOf(parts, request);
      return found
        ? refuse(parts, reply, found)
        : sendProblem(reply, problemOfError(error, request) ?? problem("not-found"));
    },
    clientErrorHandler: ({ code }, socket) => endWithProblem(socket, problemOfConnection(code)),
  });
  app.server.maxConnections = mostConnections;
  // Registered first, so that a page may read the reason of a refusal.
  await app.register(cors, {
    origin: [...parts.door.origins],
    methods: ["GET", "POST"],
    allowedHeaders: ["authorization", "content-type"],
    exposedHeaders: ["retry-after"],
    maxAge: 600,
    strictPreflight: false,
  });
  standAtDoor(app, parts);
  answerErrors(app, parts);
  writeCommands(app, parts);
  readJsonOnly(app);
  for (const operation of operations) addOperation(app, parts, operation);
  const document = openApiDocument(parts.appVersion);
  app.get(documentPath, () => document);
  app.get(eventsPath, (_request, reply) => sendProblem(reply, problem("request-invalid", { field: "upgrade" })));
  return app;
};
