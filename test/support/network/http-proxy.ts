import { once } from "node:events";
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";

export interface HttpProxyOptions {
  /** "user:password"; without it every client is accepted. */
  readonly credentials?: string;
  /** The status it answers with instead of forwarding. */
  readonly refuses?: number;
}

export interface HttpProxy {
  readonly host: string;
  readonly port: number;
  /** "CONNECT centre.test:7600" or "POST http://…" of all requests, refused ones too. */
  readonly asked: readonly string[];
  readonly behave: (options: HttpProxyOptions) => void;
  readonly close: () => Promise<void>;
}

/** The only name it knows; the machine's own resolver does not know it. */
const addressOf = (host: string): string => (host === "centre.test" ? "127.0.0.1" : host);

const isWelcome = ({ headers }: IncomingMessage, { credentials }: HttpProxyOptions): boolean => {
  const wanted = credentials && `Basic ${Buffer.from(credentials).toString("base64")}`;
  return !wanted || headers["proxy-authorization"] === wanted;
};

const join = (one: Duplex, other: Duplex): void => {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on("error", () => to.destroy());
    from.on("close", () => to.destroy());
    from.pipe(to);
  }
};

/** A real HTTP proxy on the loopback address: CONNECT, and plain requests that name the whole address. */
export const startHttpProxy = async (first: HttpProxyOptions = {}): Promise<HttpProxy> => {
  let options = first;
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const statusFor = (request: IncomingMessage): number | undefined =>
    isWelcome(request, options) ? options.refuses : 407;

  const proxyInterceptor = (request: IncomingMessage, response: ServerResponse): void => {
    asked.push(`${request.method} ${request.url}`);
    const status = statusFor(request);
    if (status !== undefined) {
      response.writeHead(status, { "proxy-authenticate": "Basic" }).end("no");
      return;
    }
    const url = new URL(request.url ?? "");
    const { method, headers } = request;
    const onward = { host: addressOf(url.hostname), port: url.port, path: url.pathname + url.search };
    const { "proxy-authorization": _, ...kept } = headers;
    const upstream = forward({ ...onward, method: method ?? "GET", headers: kept, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    upstream.on("error", () => response.writeHead(502).end());
    request.pipe(upstream);
  };
  const server = createServer(proxyInterceptor);
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("connect", (request, socket: Duplex) => {
    asked.push(`CONNECT ${request.url}`);
    socket.on("error", () => undefined);
    const status = statusFor(request);
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${status} no\r\nproxy-authenticate: Basic\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const { hostname, port } = new URL(`http://${request.url}`);
    const upstream = connect({ host: addressOf(hostname), port: Number(port) });
    upstream.once("connect", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      join(socket, upstream);
    });
    upstream.once("error", () => socket.end("HTTP/1.1 502 no\r\ncontent-length: 0\r\n\r\n"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    host: "127.0.0.1",
    port: address.port,
    asked,
    behave: (next) => {
      options = next;
    },
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, "close");
    },
  };
};
