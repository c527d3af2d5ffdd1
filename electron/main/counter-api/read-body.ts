import type { FastifyInstance } from "fastify";
import { problem } from "../../../contract/problems/problem.ts";
import { ProblemError } from "./problem-error.ts";

/** Bytes that are not UTF-8 are refused, never mended into other characters. */
const utf8 = new TextDecoder("utf-8", { fatal: true });

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw new ProblemError(problem("request-invalid", { field: "body" }));
  }
};

/** Takes JSON and nothing else; no body at all is none, whatever type it claims to be. */
export const readJsonOnly = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, async (_request: unknown, body: Buffer) =>
    body.byteLength === 0 ? undefined : parsed(body),
  );
};
