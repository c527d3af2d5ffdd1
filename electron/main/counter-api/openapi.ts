import { z } from "zod";
import { CounterPrompt, CounterState, PauseRequest, PromptRequest } from "../../../contract/counter/counter.ts";
import {
  CounterMessage,
  EventsTicket,
  eventsPath,
  eventsProtocol,
  ticketProtocolPrefix,
} from "../../../contract/counter/counter-api.ts";
import { HttpProblem, statusOf } from "../../../contract/problems/http-problem.ts";
import type { ProblemCode } from "../../../contract/problems/problem.ts";
import { type Operation, operations } from "./operations.ts";

type Json = Readonly<Record<string, unknown>>;

/** The schemas that have a name in the document. */
const asked = { PromptRequest, PauseRequest };
const answered = { CounterPrompt, CounterState, CounterMessage, EventsTicket, HttpProblem };

const referenceTo = (name: string): string => `#/components/schemas/${name}`;

/** JSON Schemas by name: of requests (`input`: defaults may be left out) or of answers (`output`). */
const schemasOf = (named: Readonly<Record<string, z.ZodType>>, io: "input" | "output"): Json => {
  const registry = z.registry<{ readonly id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io, uri: referenceTo });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _address, ...schema }]) => [name, schema]),
  );
};

const nameOf = (schema: z.ZodType): string => {
  const found = Object.entries({ ...asked, ...answered }).find(([, known]) => known === schema);
  if (!found) throw new Error("a schema of the counter API has no name");
  return found[0];
};

const contentOf = (schema: z.ZodType, type = "application/json"): Json => ({
  [type]: { schema: { $ref: referenceTo(nameOf(schema)) } },
});

const everywhere: readonly ProblemCode[] = [
  "counter-token-unset",
  "counter-token-wrong",
  "counter-host-refused",
  "counter-origin-refused",
  "too-many-requests",
  "store-failed",
  "starting",
];
const withBody: readonly ProblemCode[] = ["request-invalid", "body-too-large", "media-type-unsupported"];

/** One answer per status, with its possible codes. */
const refusalsOf = (codes: readonly ProblemCode[]): Json =>
  Object.fromEntries(
    [...new Set(codes.map(statusOf))].map((status) => [
      status,
      {
        description: codes.filter((code) => statusOf(code) === status).join(", "),
        content: contentOf(HttpProblem, "application/problem+json"),
      },
    ]),
  );

const promptIdParameter = {
  name: "promptId",
  in: "path",
  required: true,
  schema: { type: "string", format: "uuid" },
};

const operationOf = ({ name, method, path, summary, body, answers, problems }: Operation): Json => ({
  operationId: name,
  summary,
  ...(path.includes("{promptId}") && { parameters: [promptIdParameter] }),
  ...(body && { requestBody: { required: true, content: contentOf(body) } }),
  responses: {
    ...Object.fromEntries(
      Object.entries(answers).map(([status, { means, body: schema }]) => [
        status,
        { description: means, content: contentOf(schema) },
      ]),
    ),
    ...refusalsOf([...everywhere, ...(method === "POST" ? withBody : []), ...problems]),
  },
});

const events = {
  get: {
    operationId: "events",
    summary: "Events by WebSocket.",
    description:
      `Offer the protocol "${eventsProtocol}". A browser also offers "${ticketProtocolPrefix}<ticket>". ` +
      "Other clients may send the token in the header. The first message is the current state of the window " +
      "(`state`). Each later message is an event. The kiosk reads no messages from the client.",
    responses: {
      101: { description: "Every message is a CounterMessage.", content: contentOf(CounterMessage) },
      ...refusalsOf([
        "request-invalid",
        "counter-ticket-refused",
        "counter-host-refused",
        "counter-origin-refused",
        "counter-readers-full",
        "too-many-requests",
        "starting",
      ]),
    },
  },
};

const documentPath = {
  get: {
    operationId: "openapi",
    summary: "This document. It needs no token.",
    security: [],
    responses: {
      200: { description: "OpenAPI 3.1.", content: { "application/json": { schema: { type: "object" } } } },
    },
  },
};

const pathsOf = (): Json => {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const method = operation.method.toLowerCase();
    paths[operation.path] = { ...paths[operation.path], [method]: operationOf(operation) };
  }
  return { ...paths, [eventsPath]: events, "/v1/openapi.json": documentPath };
};

/** The counter API as OpenAPI 3.1, built from the schemas that parse the requests. */
export const openApiDocument = (version: string): Json => ({
  openapi: "3.1.0",
  info: {
    title: "窗口星 Counterstar counter API",
    version,
    description:
      "For queue and approval systems that use a kiosk. It reports that a citizen has answered, never the rating. " +
      "Problems have a stable `code`. Accept-Language selects a Chinese or English `title`.",
  },
  servers: [{ url: "/" }],
  security: [{ token: [] }],
  paths: pathsOf(),
  components: {
    securitySchemes: { token: { type: "http", scheme: "bearer" } },
    schemas: { ...schemasOf(asked, "input"), ...schemasOf(answered, "output") },
  },
});
