import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { CounterPrompt } from "../../../../contract/counter/counter.ts";
import { eventsProtocol, ticketProtocolPrefix } from "../../../../contract/counter/counter-api.ts";
import { oddJsonCases, oddTextCases } from "../../../support/odd-texts.ts";
import { type OpenCounterApi, openCounterApi, type Told } from "../../support/counter-api.ts";
import { exchange, statusesIn } from "../../support/raw-http.ts";
import { loggedIn } from "../../support/session.ts";

let api: OpenCounterApi;
let nowMs = 0;

beforeAll(async () => {
  // Every request comes a second after the last: this is no test of rate limits.
  api = await openCounterApi({
    monoMs: () => {
      nowMs += 1_000;
      return nowMs;
    },
  });
  api.visit.take(loggedIn);
});
afterAll(() => api.close());

/** Accepted, or refused with a problem that says where; never a failure of the kiosk. */
const expectClean = ({ status, body }: Told): void => {
  const isDone = status === 200 || status === 201;
  expect([isDone || (status >= 400 && status < 500), body]).toEqual([true, expect.anything()]);
  if (!isDone) expect(body).toMatchObject({ code: expect.stringMatching(/^[a-z-]+$/) });
};

describe("the counter API accepts or refuses", () => {
  it.each(oddTextCases)("a text at any place of a body: %s", async (_, text) => {
    const asked = await api.ask("/v1/prompts", { body: { transactions: [{ transactionRef: text }] } });
    expectClean(asked);
    if (asked.status === 201) {
      const { promptId } = asked.body as CounterPrompt;
      expect(await api.ask(`/v1/prompts/${promptId}`)).toMatchObject({ status: 200, body: { state: "open" } });
      expect(await api.ask("/v1/prompts", { body: { transactions: [{ transactionRef: text }] } })).toMatchObject({
        status: 200,
        body: { promptId },
      });
      expect(await api.ask(`/v1/prompts/${promptId}/cancel`, { method: "POST" })).toMatchObject({ status: 200 });
    }
    const bodies: readonly (readonly [string, unknown])[] = [
      ["/v1/prompts", { transactions: [{ transactionRef: "BJ-1", matterName: text }] }],
      ["/v1/prompts", { transactions: [{ transactionRef: "BJ-1", serviceNumber: text }] }],
      ["/v1/prompts", { transactions: text, [text]: text }],
      ["/v1/pause", { reason: { zh: text } }],
      ["/v1/pause", { reason: { zh: "午休", en: text }, until: text }],
      ["/v1/resume", text],
      ["/v1/events/ticket", text],
    ];
    for (const [path, body] of bodies) {
      const told = await api.ask(path, { body });
      expectClean(told);
      const promptId = (told.body as { readonly promptId?: string }).promptId;
      if (promptId) await api.ask(`/v1/prompts/${promptId}/cancel`, { method: "POST" });
      if (path === "/v1/pause") await api.ask("/v1/resume", { method: "POST" });
    }
    expect((await api.ask("/v1/state")).status).toBe(200);
  });

  it.each(oddJsonCases)("a document that no honest system sends: %s", async (_, body) => {
    for (const path of ["/v1/prompts", "/v1/pause", "/v1/resume"]) {
      const short = body.length > 60_000 ? body.slice(0, 60_000) : body;
      expectClean(await api.ask(path, { body: short }));
    }
    expect((await api.ask("/v1/state")).status).toBe(200);
  });

  it.each(oddTextCases)("a text in an address, a header and the protocol of a WebSocket: %s", async (_, text) => {
    const bytes = Buffer.from(text, "utf8").toString("latin1").slice(0, 4_000);
    const requests = [
      `GET /v1/prompts/${bytes} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${api.token}\r\n\r\n`,
      `GET /v1/state HTTP/1.1\r\nHost: ${bytes}\r\nAccept-Language: ${bytes}\r\n\r\n`,
      `GET /v1/state HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: ${bytes}\r\nAuthorization: ${bytes}\r\n\r\n`,
      `GET /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${bytes}\r\n` +
        `Sec-WebSocket-Protocol: ${eventsProtocol}, ${ticketProtocolPrefix}${bytes}\r\n\r\n`,
    ];
    for (const request of requests) {
      const statuses = statusesIn(await exchange(api.port, Buffer.from(request, "latin1")));
      expect(statuses.filter((status) => status >= 500)).toEqual([]);
    }
    expect((await api.ask("/v1/state")).status).toBe(200);
  });

  it.each(oddTextCases)(
    "a message of a client that should only listen, which ends its connection: %s",
    async (_, text) => {
      const headers = { authorization: `Bearer ${api.token}` };
      const socket = new WebSocket(`ws://127.0.0.1:${api.port}/v1/events`, [eventsProtocol], { headers });
      socket.on("error", () => undefined);
      await once(socket, "open");
      socket.send(text);
      expect([1003, 1006, 1009]).toContain((await once(socket, "close"))[0]);
      expect((await api.ask("/v1/state")).status).toBe(200);
    },
  );
});
