import { once } from "node:events";
import { connect } from "node:net";
import { hostname } from "node:os";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { sha256Hex } from "../../../../contract/node/hash.ts";
import { isOwnHost } from "../../../../electron/main/counter-api/gate.ts";
import { refusalLog } from "../../../../electron/main/counter-api/refusal-log.ts";
import { requestBudget } from "../../../../electron/main/counter-api/request-budget.ts";
import { isBearerOf } from "../../../../electron/main/counter-api/token.ts";
import { type OpenCounterApi, openCounterApi } from "../../support/counter-api.ts";
import { loggedIn } from "../../support/session.ts";

let api: OpenCounterApi | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

const office = "https://office.example:8443";
const opened = async (options: Parameters<typeof openCounterApi>[0] = {}): Promise<OpenCounterApi> => {
  api = await openCounterApi(options);
  api.visit.take(loggedIn);
  return api;
};

/** The response to raw bytes until the connection ends. */
const said = async ({ port }: OpenCounterApi, ...parts: readonly string[]): Promise<string> => {
  const socket = connect(port, "127.0.0.1");
  const answer = text(socket);
  for (const part of parts) socket.write(part, "latin1");
  return answer;
};

const withoutToken = { authorization: "" };
const prompt = { transactions: [{ transactionRef: "BJ-1" }] };

describe("without the token", () => {
  it("every path gives the same 401, whether it exists or not", async () => {
    const { ask, visit } = await opened();
    const there = await ask("/v1/prompts", { body: prompt });
    const { promptId } = there.body as { readonly promptId: string };
    const before = visit.session();
    const answers = [
      await ask(`/v1/prompts/${promptId}`, { headers: withoutToken }),
      await ask("/v1/prompts/00000000-0000-4000-8000-000000000000", { headers: withoutToken }),
      await ask("/v1/nowhere", { headers: withoutToken }),
      await ask("/v1/%ff", { headers: withoutToken }),
      await ask("/v1/state", { headers: { authorization: "Bearer wrong" } }),
      await ask(`/v1/prompts/${promptId}/cancel`, { method: "POST", headers: withoutToken }),
      await ask("/v1/prompts", { body: "{", headers: withoutToken }),
      await ask("/v1/prompts", { body: "x", headers: { ...withoutToken, "content-type": "text/plain" } }),
      await ask("/v1/events", { headers: withoutToken }),
      await ask("/v1/events/ticket", { method: "POST", headers: withoutToken }),
    ].map(({ status, body }) => ({ status, body }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, body: { code: "counter-token-wrong" } });
    expect(visit.session()).toEqual(before);
  });

  it("every caller is refused while no token exists, and the answer says where IT creates a token", async () => {
    const { ask } = await opened({ hasNoToken: true });
    const told = await ask("/v1/state");
    expect(told).toMatchObject({ status: 401, body: { code: "counter-token-unset" } });
    expect(told.headers.get("www-authenticate")).toBe("Bearer");
  });

  it("a token with one wrong character is refused, also in the hash", () => {
    const token = "a".repeat(32);
    const hash = sha256Hex(token);
    expect(isBearerOf(hash, `Bearer ${token}`)).toBe(true);
    expect(isBearerOf(hash, `bearer ${token}`)).toBe(true);
    for (const header of [undefined, "", "Bearer ", token, `Basic ${token}`, `Bearer ${token}a`, `Bearer ${hash}`])
      expect(isBearerOf(hash, header)).toBe(false);
    expect(isBearerOf(null, "Bearer ")).toBe(false);
  });
});

describe("the origin of a request", () => {
  it.each([
    ["127.0.0.1:7610", "127.0.0.1", true],
    ["localhost", "127.0.0.1", true],
    ["LOCALHOST:1", "::ffff:127.0.0.1", true],
    ["[::1]:7610", "::1", true],
    ["10.1.2.3:7610", "10.1.2.3", true],
    ["[fe80::1]", "fe80::1", true],
    [hostname(), "10.1.2.3", true],
    [`${hostname()}.local:7610`, "127.0.0.1", true],
    ["localhost", "10.1.2.3", false],
    ["10.1.2.4", "10.1.2.3", false],
    ["evil.example", "127.0.0.1", false],
    ["127.0.0.1.evil.example", "127.0.0.1", false],
    ["localhost:7610:1", "127.0.0.1", false],
    ["localhost@evil.example", "127.0.0.1", false],
    ["", "127.0.0.1", false],
    [undefined, "127.0.0.1", false],
    ["127.0.0.1", undefined, false],
  ])("the host %s on a connection to %s is accepted: %s", (host, address, isOwn) => {
    expect(isOwnHost(host, address)).toBe(isOwn);
  });

  it("another host is refused, also with the token and for public documents", async () => {
    const running = await opened();
    const request = (path: string) =>
      `GET ${path} HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer ${running.token}\r\n\r\n`;
    for (const path of ["/v1/state", "/v1/openapi.json"])
      expect(await said(running, request(path))).toMatch(/^HTTP\/1\.1 403 [\s\S]*"counter-host-refused"/);
  });

  it("a listed page may read, an unlisted one may not even send a preflight", async () => {
    const { ask } = await opened({ origins: [office] });
    const listed = await ask("/v1/state", { headers: { origin: office } });
    expect([listed.status, listed.headers.get("access-control-allow-origin")]).toEqual([200, office]);
    const wrongToken = await ask("/v1/state", { headers: { origin: office, authorization: "" } });
    expect([wrongToken.status, wrongToken.headers.get("access-control-allow-origin")]).toEqual([401, office]);
    for (const origin of ["https://office.example", "null", "http://office.example:8443", `${office}.evil.example`]) {
      const told = await ask("/v1/prompts", { body: prompt, headers: { origin } });
      expect(told).toMatchObject({ status: 403, body: { code: "counter-origin-refused" } });
      expect(told.headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  it("a preflight is answered with the methods and headers for a listed page, and with nothing for others", async () => {
    const { url } = await opened({ origins: [office] });
    const preflight = async (origin: string) => {
      const headers = { origin, "access-control-request-method": "POST" };
      const response = await fetch(`${url}/v1/prompts`, { method: "OPTIONS", headers });
      return ["origin", "methods", "headers"].map((name) => response.headers.get(`access-control-allow-${name}`));
    };
    expect(await preflight(office)).toEqual([office, "GET, POST", "authorization, content-type"]);
    expect((await preflight("https://evil.example"))[0]).toBeNull();
  });
});

describe("the rate limit of a caller", () => {
  it("is fifty at once and fifty a second; others have a budget of their own", () => {
    let nowMs = 0;
    const spend = requestBudget(() => nowMs);
    const burst = (caller: string, times: number) => Array.from({ length: times }, () => spend(caller));
    expect(burst("a", 50)).toEqual(Array(50).fill(0));
    expect(spend("a")).toBe(1);
    expect(spend("b")).toBe(0);
    nowMs = 100;
    expect(burst("a", 6)).toEqual([0, 0, 0, 0, 0, 1]);
    nowMs = 3_600_000;
    expect(burst("a", 51).filter((seconds) => seconds > 0)).toHaveLength(1);
  });

  it("is counted for at most a thousand callers, the least recent dropped first", () => {
    const spend = requestBudget(() => 0);
    for (let times = 0; times < 50; times += 1) spend("first");
    expect(spend("first")).toBe(1);
    for (let caller = 0; caller < 1_000; caller += 1) spend(String(caller));
    expect(spend("first")).toBe(0);
  });

  it("is answered with the time to wait, and a flood without the token does not use up the owner's budget", async () => {
    const { ask } = await opened();
    const flood: number[] = [];
    for (let times = 0; times < 60; times += 1) flood.push((await ask("/v1/state", { headers: withoutToken })).status);
    expect([flood.filter((status) => status === 401).length, flood.at(-1)]).toEqual([50, 429]);
    const told = await ask("/v1/state", { headers: withoutToken });
    expect(told).toMatchObject({ status: 429, body: { code: "too-many-requests", facts: { waitSeconds: 1 } } });
    expect(told.headers.get("retry-after")).toBe("1");
    expect((await ask("/v1/state")).status).toBe(200);
  });
});

describe("a malformed request", () => {
  it.each([
    ["GARBAGE\r\n\r\n", 400, "request-invalid"],
    [`GET / HTTP/1.1\r\nHost: x\r\nA: ${"x".repeat(9_000)}\r\n\r\n`, 431, "headers-too-large"],
    ["POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400, "request-invalid"],
    ["POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400, "request-invalid"],
  ])("is ended with a problem: %j", async (bytes, status, code) => {
    expect(await said(await opened(), bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [\\s\\S]*"${code}"`));
  });

  it("does not include one that offers an upgrade to HTTP/2, as Java's client does", async () => {
    const running = await opened();
    const body = JSON.stringify(prompt);
    const head = [
      "POST /v1/prompts HTTP/1.1",
      "Connection: Upgrade, HTTP2-Settings",
      `Host: 127.0.0.1:${running.port}`,
      "HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA",
      "Upgrade: h2c",
      `Authorization: Bearer ${running.token}`,
      "Content-Type: application/json",
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    const socket = connect(running.port, "127.0.0.1").setEncoding("utf8");
    socket.write(`${head.join("\r\n")}\r\n\r\n${body.slice(0, 9)}`);
    await once(socket, "connect");
    socket.write(body.slice(9));
    const [answer] = await once(socket, "data");
    expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    socket.write(`GET /v1/state HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${running.token}\r\n\r\n`);
    expect((await once(socket, "data"))[0]).toMatch(/^HTTP\/1\.1 200 /);
    socket.destroy();
  });
});

describe("a repeated refusal", () => {
  it("is logged at most once a minute, with its count", () => {
    let nowMs = 0;
    const lines: unknown[] = [];
    const refused = refusalLog(
      (event, facts) => lines.push({ event, ...facts }),
      () => nowMs,
    );
    for (let times = 0; times < 5; times += 1) refused("counter-token-wrong");
    nowMs = 60_000;
    refused("counter-token-wrong");
    refused("counter-host-refused");
    expect(lines).toEqual([
      { event: "counter API refused", code: "counter-token-wrong", times: 1 },
      { event: "counter API refused", code: "counter-token-wrong", times: 5 },
      { event: "counter API refused", code: "counter-host-refused", times: 1 },
    ]);
  });
});
