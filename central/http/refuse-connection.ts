import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { httpProblemOf } from "../../contract/problems/http-problem.ts";
import { problemOfConnection } from "../../contract/problems/request-problem.ts";

/** Answers a request that is not complete enough for a route, with a problem, and closes its connection. */
export const refuseConnection = ({ code }: { readonly code?: string }, socket: Socket): void => {
  const answer = httpProblemOf(problemOfConnection(code), "zh");
  const body = JSON.stringify(answer);
  const head = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`,
    "content-type: application/problem+json; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ].join("\r\n");
  if (socket.writable) socket.write(`${head}\r\n\r\n${body}`);
  socket.destroySoon();
};
