import { request as forward, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { startServer } from "./http-server.ts";

export interface Passing {
  readonly method: string;
  readonly path: string;
  readonly bodyBytes: number;
  /** Monotonic, milliseconds. */
  readonly atMs: number;
}

/**
 * The treatment of a request: it passes, its answer is lost or rewritten on the way back, nothing ever answers, or
 * another server does.
 */
export type Interference =
  | "pass"
  | "cut-reply"
  | "hang"
  | { readonly rewrite: (body: string) => string }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

export interface InterferingProxy {
  readonly url: string;
  readonly interfere: (rule: (passing: Passing) => Interference) => void;
  /** The requests seen, with their treatment, oldest first. */
  readonly seen: readonly (Passing & { readonly done: Interference })[];
  readonly close: () => Promise<void>;
}

export const isUpload = ({ method, path }: Passing): boolean => method === "POST" && path === "/v1/ledger";

/** A proxy between a kiosk and the centre. It lets everything pass until told otherwise. */
export const startProxy = async (targetUrl: () => string): Promise<InterferingProxy> => {
  const seen: (Passing & { done: Interference })[] = [];
  let rule: (passing: Passing) => Interference = () => "pass";
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const { method = "", url: path = "" } = request;
    const passing = { method, path, bodyBytes: body.byteLength, atMs: performance.now() };
    const done = rule(passing);
    seen.push({ ...passing, done });
    if (done === "hang") return;
    if (done === "pass" || done === "cut-reply" || "rewrite" in done) {
      passOn(request, body, response, targetUrl(), done);
    } else response.writeHead(done.status, done.headers ?? {}).end(done.body ?? "");
  };
  const server = await startServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  return {
    url: server.url,
    interfere: (next) => {
      rule = next;
    },
    seen,
    close: server.close,
  };
};

const passOn = (
  { method, url = "", headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  targetUrl: string,
  done: "pass" | "cut-reply" | Extract<Interference, { readonly rewrite: unknown }>,
): void => {
  const upstream = forward(new URL(url, targetUrl), { method: method ?? "GET", headers, agent: false }, (answer) => {
    buffer(answer).then((bytes) => {
      if (done === "cut-reply") response.destroy();
      else {
        const body = typeof done === "object" ? Buffer.from(done.rewrite(bytes.toString("utf8")), "utf8") : bytes;
        response
          .writeHead(answer.statusCode ?? 502, { ...answer.headers, "content-length": body.byteLength })
          .end(body);
      }
    });
  });
  upstream.on("error", () => response.destroy());
  upstream.end(body);
};
