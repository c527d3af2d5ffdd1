import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { CounterPrompt, CounterState } from "../../contract/counter/counter.ts";
import { CounterMessage, eventsProtocol } from "../../contract/counter/counter-api.ts";
import { type CounterApiProcess, startCounterApiProcess } from "../electron/support/counter-api-process.ts";
import { nearRequest } from "../electron/support/hostile-requests.ts";
import { spoiltBytes, webSocketGarbage } from "../electron/support/invalid-bytes.ts";
import { bytesOf, exchange, type RawRequest, statusesIn } from "../electron/support/raw-http.ts";
import { shift } from "../electron/support/session.ts";
import { until } from "../electron/support/until.ts";

/** Requests: 6,000 and 7,000 that know the schemas, without and with the token; 5,000 spoilt ones; 2,000 WebSockets. */
const batchSize = 20;
const batches = { without: 300, with: 350, spoilt: 125, webSockets: 50 } as const;
/** From a warm start on. The heap grows by the ledger's size in memory; the process also by memory it may reuse. */
const mostGrowth = { heapBytes: 4 * 1024 * 1024, rssBytes: 24 * 1024 * 1024 } as const;
const limitMs = 300_000;

const planted = "BJ-PLANTED-7788";

let api: CounterApiProcess;
let promptId: string;
let sent = 0;

const ask = async (path: string, body?: object): Promise<Response> =>
  fetch(`http://127.0.0.1:${api.port}${path}`, {
    method: body ? "POST" : "GET",
    headers: { authorization: `Bearer ${api.token}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });

const openPrompt = async (transactionRef: string): Promise<CounterPrompt> => {
  const response = await ask("/v1/prompts", { transactions: [{ transactionRef }] });
  expect(response.status).toBe(201);
  return CounterPrompt.parse(await response.json());
};

/** The state machine still answers; an open prompt is cancelled, so that others may be opened. */
const clearWindow = async (): Promise<void> => {
  const { prompt } = CounterState.parse(await (await ask("/v1/state")).json());
  if (prompt) expect((await ask(`/v1/prompts/${prompt.promptId}/cancel`, {})).status).toBe(200);
};

const caller = (token: string | null) => ({ port: api.port, token, promptIds: [promptId] });

/** Sends each on a connection of its own, a whole batch at once. */
const exchangeAll = (batch: readonly Uint8Array[]): Promise<readonly string[]> => {
  sent += batch.length;
  return Promise.all(batch.map((bytes) => exchange(api.port, bytes)));
};

const closing = (request: RawRequest): RawRequest => ({
  ...request,
  headers: [...request.headers, ["connection", "close"]],
});

/** Every status in the answers, and its count. */
const told = new Map<number, number>();

const expectNoFailure = (answer: string): void => {
  for (const status of statusesIn(answer)) told.set(status, (told.get(status) ?? 0) + 1);
  expect(statusesIn(answer).filter((status) => status >= 500)).toEqual([]);
  expect(api.isAlive()).toBe(true);
};

/** 100: sent by Node itself. 204: the answer to a preflight. */
const refusals = [100, 204, 400, 401, 403, 431];

/** Texts that only callers with the token may receive. */
const secrets = (): RegExp => new RegExp(`${planted}|${promptId}|"${shift.staffNumber}"|"(window|citizen|state)":"`);

const holds = <Part>(part: fc.Arbitrary<Part>, runs: number, isSo: (batch: readonly Part[]) => Promise<void>) =>
  fc.assert(fc.asyncProperty(fc.array(part, { minLength: batchSize, maxLength: batchSize, size: "max" }), isSo), {
    numRuns: runs,
  });

beforeAll(async () => {
  api = await startCounterApiProcess();
  ({ promptId } = await openPrompt(planted));
});
afterAll(() => api.stop());

const expectNothingSaid = (answer: string): void => {
  expectNoFailure(answer);
  expect(answer).not.toMatch(secrets());
};

describe("twenty thousand hostile requests", () => {
  it(
    "without the token change nothing and learn nothing",
    async () => {
      const before = await api.look();
      await holds(nearRequest(caller(null)), batches.without, async (batch) => {
        const answers = await exchangeAll(batch.map((request) => bytesOf(closing(request))));
        for (const [index, answer] of answers.entries()) {
          expectNothingSaid(answer);
          // The document is public. 204: the answer to a preflight.
          const allowed = batch[index]?.path === "/v1/openapi.json" ? [...refusals, 200] : refusals;
          expect(statusesIn(answer).filter((status) => !allowed.includes(status))).toEqual([]);
        }
      });
      await holds(spoiltBytes(caller(null)), batches.spoilt, async (batch) => {
        for (const answer of await exchangeAll(batch)) expectNothingSaid(answer);
      });
      await holds(webSocketGarbage(caller(null)), batches.webSockets, async (batch) => {
        for (const answer of await exchangeAll(batch)) {
          expectNothingSaid(answer);
          expect(statusesIn(answer)).not.toContain(101);
        }
      });
      expect(await api.look()).toEqual(before);
    },
    limitMs,
  );

  it(
    "with the token are answered one by one, and leak no memory",
    async () => {
      const pass = nearRequest(caller(api.token));
      /** On one connection, which a bad body may end: a body read as the next request would show as an extra answer. */
      const oneByOne = async (batch: readonly RawRequest[]): Promise<void> => {
        sent += batch.length;
        let rest = batch.map((request, index) => bytesOf(index === batch.length - 1 ? closing(request) : request));
        while (rest.length > 0) {
          const answer = await exchange(api.port, Buffer.concat(rest));
          expectNoFailure(answer);
          const answers = statusesIn(answer).filter((status) => status !== 100).length;
          expect(answers).toBeGreaterThan(0);
          expect(answers).toBeLessThanOrEqual(rest.length);
          rest = rest.slice(answers);
        }
        await clearWindow();
      };
      const spoilt = async (batch: readonly Uint8Array[]): Promise<void> => {
        for (const answer of await exchangeAll(batch)) expectNoFailure(answer);
      };
      await holds(pass, (batches.with * 2) / 5, oneByOne);
      await holds(spoiltBytes(caller(api.token)), (batches.spoilt * 2) / 5, spoilt);
      const warm = await api.weigh();
      await holds(pass, (batches.with * 3) / 5, oneByOne);
      await holds(spoiltBytes(caller(api.token)), (batches.spoilt * 3) / 5, spoilt);
      await holds(webSocketGarbage(caller(api.token)), batches.webSockets, spoilt);
      const after = await api.weigh();
      process.stdout.write(`${JSON.stringify({ sent, told: Object.fromEntries(told), warm, after })}
`);
      expect(after.rssBytes - warm.rssBytes).toBeLessThan(mostGrowth.rssBytes);
      expect(after.heapBytes - warm.heapBytes).toBeLessThan(mostGrowth.heapBytes);
      expect(sent).toBeGreaterThanOrEqual(20_000);
      // Every kind of answer was reached.
      const answers = [101, 200, 201, 204, 400, 401, 403, 404, 409, 413, 415, 431];
      expect([...told.keys()]).toEqual(expect.arrayContaining(answers));
    },
    limitMs,
  );

  it("leave a window that opens a prompt, has it answered, and reports it", async () => {
    await ask("/v1/resume", {});
    await clearWindow();
    const socket = new WebSocket(`ws://127.0.0.1:${api.port}/v1/events`, [eventsProtocol], {
      headers: { authorization: `Bearer ${api.token}` },
    });
    const messages: CounterMessage[] = [];
    socket.on("message", (data) => messages.push(CounterMessage.parse(JSON.parse(String(data)))));
    await until("the first message", () => messages.length === 1);
    const opened = await openPrompt("BJ-AFTER");
    await api.rate(opened.promptId);
    await until("the answer", () => messages.length === 3);
    expect(messages.map(({ type }) => type)).toEqual(["state", "prompt-opened", "prompt-answered"]);
    const seen = await (await ask(`/v1/prompts/${opened.promptId}`)).json();
    expect(seen).toMatchObject({ state: "answered" });
    expect(JSON.stringify([messages, seen])).not.toMatch(/level|慢/);
    socket.close();
  });
});
