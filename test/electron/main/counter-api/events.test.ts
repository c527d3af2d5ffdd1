import { once } from "node:events";
import { connect } from "node:net";
import { setImmediate } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { CounterPrompt } from "../../../../contract/counter/counter.ts";
import {
  CounterMessage,
  EventsTicket,
  eventsProtocol,
  ticketProtocolPrefix,
} from "../../../../contract/counter/counter-api.ts";
import { mostReaders } from "../../../../electron/main/counter-api/event-readers.ts";
import { type OpenCounterApi, openCounterApi } from "../../support/counter-api.ts";
import { left, loggedIn, loggedOut, rated } from "../../support/session.ts";
import { until } from "../../support/until.ts";

let api: OpenCounterApi;
afterEach(() => api.close());

const opened = async (options: Parameters<typeof openCounterApi>[0] = {}): Promise<void> => {
  api = await openCounterApi(options);
  api.visit.take(loggedIn);
};

interface Reader {
  readonly socket: WebSocket;
  readonly messages: CounterMessage[];
  readonly closed: Promise<number>;
}

interface Knock {
  readonly protocols?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

const knock = ({ protocols = [eventsProtocol], headers = {} }: Knock): WebSocket =>
  new WebSocket(`ws://127.0.0.1:${api.port}/v1/events`, [...protocols], { headers });

const readerOn = (socket: WebSocket): Reader => {
  const messages: CounterMessage[] = [];
  socket.on("message", (data) => messages.push(CounterMessage.parse(JSON.parse(String(data)))));
  socket.on("error", () => undefined);
  return { socket, messages, closed: once(socket, "close").then(([code]) => Number(code)) };
};

/** A reader that has received its first message. */
const welcomed = async (wish: Knock): Promise<Reader> => {
  const reader = readerOn(knock(wish));
  await until("the first message", () => reader.messages.length > 0);
  return reader;
};

/** The status and code with which a WebSocket was refused. */
const refusalOf = async (wish: Knock): Promise<readonly [number, string]> => {
  const socket = knock(wish);
  socket.on("error", () => undefined);
  const [, response] = await once(socket, "unexpected-response");
  let body = "";
  for await (const part of response) body += part;
  return [response.statusCode, JSON.parse(body).code];
};

const bearer = (): Record<string, string> => ({ authorization: `Bearer ${api.token}` });
const newTicket = async (): Promise<string> =>
  EventsTicket.parse((await api.ask("/v1/events/ticket", { method: "POST" })).body).ticket;
const withTicket = (ticket: string): Knock => ({ protocols: [eventsProtocol, ticketProtocolPrefix + ticket] });

const openPrompt = async (transactionRef: string): Promise<CounterPrompt> =>
  CounterPrompt.parse((await api.ask("/v1/prompts", { body: { transactions: [{ transactionRef }] } })).body);

describe("a WebSocket", () => {
  it("sends the window's state, then events in order, and never a level", async () => {
    await opened();
    const { socket, messages } = await welcomed(withTicket(await newTicket()));
    expect(socket.protocol).toBe(eventsProtocol);
    const { promptId } = await openPrompt("BJ-1");
    api.visit.take(rated(1, promptId));
    api.visit.take({ type: "comment-given", promptId, text: "慢" });
    api.visit.take(left);
    api.visit.take(loggedOut);
    await until("the last event", () => messages.at(-1)?.type === "shift-ended");
    expect(messages.map(({ type }) => type)).toEqual(["state", "prompt-opened", "prompt-answered", "shift-ended"]);
    expect(messages[0]).toMatchObject({ prompt: null, state: { window: "serving", citizen: "none" } });
    expect(messages[2]?.prompt).toMatchObject({ promptId, state: "answered" });
    expect(JSON.stringify(messages)).not.toMatch(/level|tag|慢/);
  });

  it("of a program may have the token in its header, and every reader receives the same", async () => {
    await opened();
    const readers = [await welcomed({ headers: bearer() }), await welcomed(withTicket(await newTicket()))];
    await openPrompt("BJ-1");
    for (const { messages } of readers) await until("the event", () => messages.length === 2);
    expect(readers[0]?.messages[1]).toEqual(readers[1]?.messages[1]);
  });

  it("is accepted with a ticket once, and only for a short time", async () => {
    await opened();
    const ticket = await newTicket();
    await welcomed(withTicket(ticket));
    expect(await refusalOf(withTicket(ticket))).toEqual([401, "counter-ticket-refused"]);
    const late = await newTicket();
    api.time.advance(30_000);
    expect(await refusalOf(withTicket(late))).toEqual([401, "counter-ticket-refused"]);
    expect(await refusalOf(withTicket(api.token))).toEqual([401, "counter-ticket-refused"]);
    expect(await refusalOf({})).toEqual([401, "counter-token-wrong"]);
  });

  it("of an unlisted page is refused, though a browser would not stop its request", async () => {
    await opened({ origins: ["http://office.example"] });
    const evil = { headers: { ...bearer(), origin: "http://evil.example" } };
    expect(await refusalOf(evil)).toEqual([403, "counter-origin-refused"]);
    expect(await refusalOf({ headers: { ...bearer(), host: "evil.example" } })).toEqual([403, "counter-host-refused"]);
    await welcomed({ headers: { ...bearer(), origin: "http://office.example" } });
  });

  it("with another protocol, or before there is a window, is refused with the reason", async () => {
    await opened();
    expect(await refusalOf({ protocols: ["chat"], headers: bearer() })).toEqual([400, "request-invalid"]);
    await api.close();
    await opened({ isStarting: true });
    expect(await refusalOf({ headers: bearer() })).toEqual([503, "starting"]);
  });

  it("beyond the limit is refused until another one closes", async () => {
    await opened();
    const [first] = await Promise.all(Array.from({ length: mostReaders }, () => welcomed({ headers: bearer() })));
    expect(await refusalOf({ headers: bearer() })).toEqual([429, "counter-readers-full"]);
    first?.socket.close();
    await until("there is room for another", () => api.readers() < mostReaders);
    await welcomed({ headers: bearer() });
  });

  it("that sends data is closed, and its data is ignored", async () => {
    await opened();
    for (const message of ["hello", Buffer.from([0, 1]), "x".repeat(2_000)]) {
      const { socket, closed } = await welcomed({ headers: bearer() });
      socket.send(message);
      expect(await closed).toBe(message.length > 1_024 ? 1009 : 1003);
    }
    expect(api.visit.session().stage.at).toBe("idle");
  });

  it("that answers no ping is dropped, one that answers stays", async () => {
    await opened();
    const alive = await welcomed({ headers: bearer() });
    const dead = readerOn(
      new WebSocket(`ws://127.0.0.1:${api.port}/v1/events`, [eventsProtocol], { headers: bearer(), autoPong: false }),
    );
    await until("the first message", () => dead.messages.length > 0);
    const pinged = Promise.all([once(alive.socket, "ping"), once(dead.socket, "ping")]);
    api.time.advance(20_000);
    await pinged;
    // Its pong is on the way; a message after it is read after it.
    const heard = once(alive.socket, "message");
    await openPrompt("BJ-1");
    await heard;
    await until("the answer to the ping", async () => (await api.ask("/v1/state")).status === 200);
    api.time.advance(20_000);
    expect(await dead.closed).toBe(1006);
    expect(alive.socket.readyState).toBe(WebSocket.OPEN);
  });

  it("that reads nothing is dropped: events are not queued for it without limit", async () => {
    await opened();
    const socket = connect(api.port, "127.0.0.1");
    const head = [
      "GET /v1/events HTTP/1.1",
      `Host: 127.0.0.1:${api.port}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
      `Sec-WebSocket-Protocol: ${eventsProtocol}`,
      `Authorization: Bearer ${api.token}`,
    ];
    socket.write(`${head.join("\r\n")}\r\n\r\n`);
    await once(socket, "readable");
    await until("it is let in", () => api.readers() === 1);
    // The system itself buffers some megabytes for a reader: long messages fill that sooner.
    const transactions = Array.from({ length: 50 }, (_, index) => ({
      transactionRef: `BJ-${index}`,
      serviceNumber: 1,
      matterName: "事".repeat(200),
    }));
    for (let round = 0; round < 400 && api.readers() > 0; round += 1) {
      const opened = api.counter.openPrompt({ transactions, askAgain: true }, "counter-api");
      if (opened.ok) api.counter.cancelPrompt(opened.value.promptId, "system");
      await setImmediate();
    }
    expect(api.readers()).toBe(0);
    socket.destroy();
  });

  it("ends when the API closes", async () => {
    await opened();
    const { closed } = await welcomed({ headers: bearer() });
    await api.close();
    expect(await closed).toBe(1001);
    await opened();
  });
});
