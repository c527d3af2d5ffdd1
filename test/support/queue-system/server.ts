import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { answerHandshake, bodyReader, readHead, textFrame } from "./bodies.ts";
import { type Asked, type Evaluation, type Hall, handle, type Login, written } from "./hall.ts";

/**
 * The fault of one message: it is lost before it is handled, or its answer is; the connection breaks before, or after
 * it was handled; its answer waits for `release`, or comes after `first` was sent.
 */
export type Mishap =
  | "message-lost"
  | "answer-lost"
  | "break-before"
  | "break-after"
  | "answer-waits"
  | "login-forgotten"
  | { readonly first: string };

export interface QueueServer {
  readonly url: string;
  readonly evaluations: readonly Evaluation[];
  /** Every received body, as text, with its connection's number. */
  readonly bodies: readonly string[];
  readonly logins: () => readonly Login[];
  readonly connections: () => number;
  /** Adds a known call and requests its rating, as the clerk's "evaluate" does. */
  readonly quest: (windowNumber: string, rateId: string) => void;
  readonly operate: (windowNumber: string, operate: string) => void;
  /** Sends any text to every client logged in at the window. */
  readonly say: (windowNumber: string, text: string) => void;
  /** Sets the fault of the next message of this method. */
  readonly next: (method: string, mishap: Mishap) => void;
  /** Sends the delayed answers. */
  readonly release: () => void;
  /** Breaks every connection. */
  readonly breakLines: () => void;
  readonly stop: () => Promise<void>;
}

export interface QueueServerOptions {
  readonly port?: number;
  readonly hall?: Hall;
}

export const sampleHall = (): Hall => ({
  windows: new Map([
    ["3", "unit-a"],
    ["4", "unit-b"],
  ]),
  users: new Map([
    ["1001", "unit-a"],
    ["A-1002", "unit-a"],
    ["330101", "unit-a"],
    ["elsewhere", "unit-b"],
  ]),
  calls: new Set(),
  evaluations: [],
});

/** The content of a push besides the id: a name that must never be stored, and meaningless words. */
export const customersName = "王小明";

export const rateQuest = (rateId: string): string =>
  written({
    method: "RateQuest",
    param: { rateId, transactor: customersName, item: "项目名称", date: "2018/1/2", reserveSeq: null },
  });

interface Line extends Asked {
  readonly socket: Socket;
}

/** A queue system with the behaviour of the real one, unanswered requests included. Listens on this machine only. */
export const startQueueServer = async ({
  port = 0,
  hall = sampleHall(),
}: QueueServerOptions = {}): Promise<QueueServer> => {
  const lines = new Set<Line>();
  const bodies: string[] = [];
  const mishaps = new Map<string, Mishap[]>();
  let waiting: readonly (() => void)[] = [];

  const mishapOf = (body: string): Mishap | undefined => {
    for (const [method, planned] of mishaps) if (body.includes(`"${method}"`)) return planned.shift();
    return undefined;
  };
  const send = (line: Line, text: string): void => {
    if (!line.socket.destroyed) line.socket.write(textFrame(text));
  };
  const take = (line: Line, body: string): void => {
    bodies.push(body);
    const mishap = mishapOf(body);
    if (mishap === "break-before") line.socket.destroy();
    if (mishap === "message-lost" || mishap === "break-before") return;
    if (mishap === "login-forgotten") line.login = undefined;
    const answer = handle(line, body);
    if (mishap === "break-after") line.socket.destroy();
    else if (mishap === "answer-waits") waiting = [...waiting, () => send(line, answer)];
    else if (mishap !== "answer-lost") {
      if (typeof mishap === "object") send(line, mishap.first);
      send(line, answer);
    }
  };
  const accept = (socket: Socket): void => {
    const line: Line = { socket, hall, login: undefined };
    lines.add(line);
    let head: Buffer | undefined = Buffer.alloc(0);
    const read = bodyReader({
      body: (piece) => {
        try {
          take(line, piece.toString("utf8"));
        } catch {
          // The service logs every error of its handler and goes on: the client receives nothing.
        }
      },
      close: () => socket.destroy(),
    });
    socket.on("data", (chunk: Buffer) => {
      if (!head) return read(chunk);
      head = Buffer.concat([head, chunk]);
      const found = readHead(head);
      if (!found) return;
      const answer = answerHandshake(found.headers);
      if (answer === "drop") socket.destroy();
      else if (answer !== "silence") {
        socket.write(answer);
        head = undefined;
        if (found.rest.length > 0) read(found.rest);
      }
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => lines.delete(line));
  };
  const say = (windowNumber: string, text: string): void => {
    for (const line of lines) if (line.login?.windowNumber === windowNumber) send(line, text);
  };
  const breakLines = (): void => {
    for (const { socket } of lines) socket.destroy();
  };

  const server = createServer(accept);
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    evaluations: hall.evaluations,
    bodies,
    logins: () => [...lines].flatMap(({ login }) => login ?? []),
    connections: () => lines.size,
    quest: (windowNumber, rateId) => {
      hall.calls.add(rateId);
      say(windowNumber, rateQuest(rateId));
    },
    operate: (windowNumber, operate) => say(windowNumber, written({ method: "RateOperate", param: { operate } })),
    say,
    next: (method, mishap) => mishaps.set(method, [...(mishaps.get(method) ?? []), mishap]),
    release: () => {
      for (const answer of waiting) answer();
      waiting = [];
    },
    breakLines,
    stop: async () => {
      const closed = once(server, "close");
      server.close();
      breakLines();
      await closed;
    },
  };
};
