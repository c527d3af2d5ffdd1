import type { FastifyInstance } from "fastify";
import { problem } from "../../../contract/problems/problem.ts";
import { ProblemError } from "./problem-error.ts";

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
export const readJsonOnly = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, async (_request: unknown, body: Buffer) =>
    body.byteLength === 0 ? undefined : parsed(body),
  );
};
