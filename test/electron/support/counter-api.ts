import { sha256Hex } from "../../../contract/node/hash.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, success } from "../../../contract/result.ts";
import { type Counter, counterOver } from "../../../electron/main/counter/counter.ts";
import { eventReaders } from "../../../electron/main/counter-api/event-readers.ts";
import { refusalLog } from "../../../electron/main/counter-api/refusal-log.ts";
import { requestBudget } from "../../../electron/main/counter-api/request-budget.ts";
import { openCounterServer } from "../../../electron/main/counter-api/server.ts";
import { newToken, ticketsOn } from "../../../electron/main/counter-api/token.ts";
import { configuredVisit, type StartedVisit } from "./started-visit.ts";

export interface OpenCounterApi extends StartedVisit {
  readonly port: number;
  readonly url: string;
  readonly token: string;
  /** Its log, one JSON text a line. */
  readonly lines: readonly string[];
  /** Sends a request with the token, unless `headers` say otherwise. */
  readonly ask: (path: string, request?: Asked) => Promise<Told>;
  readonly counter: Counter;
  /** The number of listeners to events. */
  readonly readers: () => number;
  readonly close: () => Promise<void>;
}

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string unchanged. */
  readonly body?: unknown;
}

export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

interface Options {
  readonly origins?: readonly string[];
  /** No token has been made. */
  readonly hasNoToken?: boolean;
  /** The kiosk does not serve yet. */
  readonly isStarting?: boolean;
  readonly monoMs?: () => number;
}

/** The real counter API on a port of its own, over a real store and visit whose clock the test moves. */
export const openCounterApi = async (options: Options = {}): Promise<OpenCounterApi> => {
  const started = configuredVisit();
  const counter = counterOver(started);
  const monoMs = options.monoMs ?? started.time.clock.monoMs;
  const token = newToken();
  const lines: string[] = [];
  const write = (event: string, facts: object): void => {
    lines.push(JSON.stringify({ event, ...facts }));
  };
  const readers = eventReaders(started.time.setTimer);
  const server = await openCounterServer(
    {
      door: { origins: [...(options.origins ?? [])], tokenSha256: options.hasNoToken ? null : sha256Hex(token) },
      counter: () => (options.isStarting ? failure(problem("starting")) : success(counter)),
      tickets: ticketsOn(monoMs),
      budget: requestBudget(monoMs),
      readers,
      refused: refusalLog(write, monoMs),
      write,
      appVersion: "0.0.0",
    },
    { host: "127.0.0.1", port: 0 },
  );
  const url = `http://127.0.0.1:${server.port}`;
  const ask = async (path: string, { method, headers, body }: Asked = {}): Promise<Told> => {
    const response = await fetch(url + path, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
  };
  const close = async (): Promise<void> => {
    await server.close();
    started.store.close();
  };
  return { ...started, counter, readers: readers.count, port: server.port, url, token, lines, ask, close };
};
