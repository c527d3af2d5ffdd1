import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `hang` reads the request and never answers; `cut` reads it and cuts the line; `endless` answers without an end. */
export type Answering = "hang" | "cut" | "endless" | { readonly status: number; readonly body?: string };

export interface ReceivingServer {
  readonly url: string;
  readonly port: number;
  /** Whole requests in order. */
  readonly requests: ReceivedRequest[];
  /** To all requests from now on. */
  readonly answer: (how: Answering) => void;
  readonly stop: () => Promise<void>;
}

const answerEndlessly = (response: ServerResponse): void => {
  response.writeHead(200);
  const more = (): void => {
    while (!response.destroyed && response.write("x".repeat(65_536)));
  };
  response.on("drain", more);
  more();
};

const answerWith = (response: ServerResponse, how: Answering): void => {
  if (how === "hang") return;
  if (how === "cut") {
    response.destroy();
    return;
  }
  if (how === "endless") {
    answerEndlessly(response);
    return;
  }
  response.writeHead(how.status, how.status >= 300 && how.status < 400 ? { location: "/elsewhere" } : {});
  response.end(how.body ?? "");
};

/** A program of another maker over HTTP on the loopback address, at a port of the system's choice by default. */
export const startReceivingServer = async (port = 0): Promise<ReceivingServer> => {
  const requests: ReceivedRequest[] = [];
  let how: Answering = { status: 200 };
  const server = createServer(async (request, response) => {
    const body = await text(request);
    requests.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body });
    answerWith(response, how);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${chosen}/notices`,
    port: chosen,
    requests,
    answer: (given) => {
      how = given;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
