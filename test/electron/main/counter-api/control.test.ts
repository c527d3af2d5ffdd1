import { once } from "node:events";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { sha256Hex } from "../../../../contract/node/hash.ts";
import { problem } from "../../../../contract/problems/problem.ts";
import { failure } from "../../../../contract/result.ts";
import { type CounterApi, createCounterApi } from "../../../../electron/main/counter-api/counter-api.ts";
import { newFolder } from "../../../support/ledger.ts";
import { manualTime } from "../../support/manual-time.ts";
import { until } from "../../support/until.ts";

let apis: readonly CounterApi[] = [];
afterEach(async () => {
  for (const api of apis) await api.close();
  apis = [];
});

const settled = { isOpen: true, reach: "loopback", origins: [] } as const;

const counterApi = (
  options: { readonly folder?: string; readonly port?: number | null; readonly token?: string } = {},
) => {
  const time = manualTime();
  const dataFolder = options.folder ?? newFolder();
  const { port = 0, token = null } = options;
  const api = createCounterApi({
    ...time,
    dataFolder,
    port,
    token,
    appVersion: "0.0.0",
    counter: () => failure(problem("starting")),
  });
  apis = [...apis, api];
  return { ...api, time, dataFolder };
};

const statusWith = async ({ control }: CounterApi, token: string): Promise<number> => {
  const url = `http://127.0.0.1:${control.read().listensAt}/v1/state`;
  return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status;
};

const tokenFrom = async ({ control }: CounterApi): Promise<string> => {
  const made = await control.newToken();
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
};

describe("the counter API at IT's panel", () => {
  it("listens from the start, on loopback, and refuses every caller before there is a token", async () => {
    const api = counterApi();
    expect(api.control.read()).toEqual({
      ...settled,
      port: 0,
      token: null,
      isPortGiven: true,
      listensAt: null,
      problem: null,
    });
    await api.open();
    expect(api.control.read()).toMatchObject({ listensAt: expect.any(Number), token: null });
    expect(await statusWith(api, "x".repeat(43))).toBe(401);
  });

  it("shows a new token once, stores only its hash, and drops the earlier one", async () => {
    const api = counterApi();
    await api.open();
    const token = await tokenFrom(api);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await statusWith(api, token)).toBe(503);
    const file = join(api.dataFolder, "counter-api.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ v: 1, tokenSha256: sha256Hex(token) });
    expect(readFileSync(file, "utf8")).not.toContain(token);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const next = await tokenFrom(api);
    expect([await statusWith(api, token), await statusWith(api, next)]).toEqual([401, 503]);
  });

  it("stores changes across a restart, and reopens with them at once", async () => {
    const first = counterApi();
    await first.open();
    const origins = ["https://office.example:8443"];
    expect(await first.control.change({ reach: "lan", origins })).toMatchObject({ ok: true, value: { reach: "lan" } });
    const closed = await first.control.change({ isOpen: false });
    expect(closed).toMatchObject({ ok: true, value: { listensAt: null, problem: null, origins } });
    const second = counterApi({ folder: first.dataFolder });
    await second.open();
    expect(second.control.read()).toMatchObject({ isOpen: false, reach: "lan", origins, listensAt: null });
  });

  it.each([
    ["port", { port: 65_536 }],
    ["origins.0", { origins: ["office.example"] }],
    ["origins.0", { origins: ["https://office.example/"] }],
    ["origins.0", { origins: ["null"] }],
    ["origins.0", { origins: ["file:///"] }],
  ])("refuses an invalid %s", async (field, wish) => {
    const api = counterApi();
    expect(await api.control.change(wish)).toEqual(failure(problem("input-invalid", { field })));
  });

  it("uses a token and a port from the environment without storing them", async () => {
    const token = "t".repeat(32);
    const api = counterApi({ token });
    await api.open();
    expect(api.control.read()).toMatchObject({ token: "environment" });
    expect(await statusWith(api, token)).toBe(503);
    expect(await api.control.newToken()).toEqual(failure(problem("counter-token-given")));
    await api.control.change({ origins: ["http://office.example"] });
    const file = readFileSync(join(api.dataFolder, "counter-api.json"), "utf8");
    expect(JSON.parse(file)).toMatchObject({ tokenSha256: null, port: 7610 });
  });

  it("reports that the port is taken, and opens by itself when it is free", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const api = counterApi({ port });
    await api.open();
    const found = problem("counter-api-unavailable", { port, reason: "EADDRINUSE" });
    expect(api.control.read()).toMatchObject({ listensAt: null, problem: found });
    api.time.advance(30_000);
    expect(api.control.read()).toMatchObject({ problem: found });
    other.close();
    await once(other, "close");
    await until("the API is open", () => {
      api.time.advance(30_000);
      return api.control.read().listensAt === port;
    });
    expect(api.control.read().problem).toBeNull();
  });

  it("stays closed on unreadable settings, until IT sets them again", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "counter-api.json"), '{"v":1,"tokenSha256":"x"}');
    const api = counterApi({ folder });
    await api.open();
    const found = problem("counter-settings-unreadable", { reason: "content" });
    expect(api.control.read()).toMatchObject({ listensAt: null, problem: found });
    expect(await api.control.change({})).toMatchObject({ ok: true, value: { problem: null } });
    expect(api.control.read().listensAt).toEqual(expect.any(Number));
  });

  it("reports that the data folder is not writable, and goes on unchanged", async () => {
    const file = join(newFolder(), "a-file");
    writeFileSync(file, "");
    const api = counterApi({ folder: join(file, "data") });
    await api.open();
    expect(await api.control.newToken()).toMatchObject({ ok: false, problem: { code: "data-folder-unwritable" } });
    expect(api.control.read()).toMatchObject({ token: null, listensAt: expect.any(Number) });
  });

  it("does not open again once it is closed", async () => {
    const api = counterApi();
    await Promise.all([api.open(), api.close(), api.open()]);
    expect(api.control.read().listensAt).toBeNull();
  });
});
