import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { likedLanguage } from "../../../contract/accept-language.ts";
import { httpProblemOf } from "../../../contract/problems/http-problem.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { problemOfRequest } from "../../../contract/problems/request-problem.ts";

interface ProblemAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A problem in the requested language, with the headers that help a program to continue. */
const answerTo = (found: Problem, acceptLanguage: string | undefined): ProblemAnswer => {
  const language = likedLanguage(acceptLanguage);
  const body = httpProblemOf(found, language);
  const { status } = body;
  return {
    status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "content-language": language,
      "cache-control": "no-store",
      ...(status === 401 && { "www-authenticate": "Bearer" }),
      ...(status === 429 && { "retry-after": String(found.facts?.["waitSeconds"] ?? 1) }),
    },
    body: JSON.stringify(body),
  };
};

export const sendProblem = (reply: FastifyReply, found: Problem): FastifyReply => {
  const { status, headers, body } = answerTo(found, reply.request.headers["accept-language"]);
  return reply.code(status).headers(headers).send(body);
};

/**
 * The same on a bare socket, which is closed then: for a connection without a complete HTTP request, or after an
 * upgrade.
 */
export const endWithProblem = (socket: Socket, found: Problem, asked?: IncomingMessage): void => {
  const { status, headers, body } = answerTo(found, asked?.headers["accept-language"]);
  const lines = Object.entries({ ...headers, "content-length": Buffer.byteLength(body), connection: "close" });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  if (socket.writable) socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n${body}`);
  socket.destroySoon();
};

/** Wraps a problem where the framework accepts only exceptions. */
export class ProblemError extends Error {
  readonly found: Problem;
  constructor(found: Problem) {
    super(found.code);
    this.found = found;
  }
}

/** The problem to answer for an exception; undefined for an unexpected one. */
export const problemOfError = (error: FastifyError, request: FastifyRequest): Problem | undefined =>
  error instanceof ProblemError ? error.found : problemOfRequest(error, request.routeOptions.bodyLimit);
