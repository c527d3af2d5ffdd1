import { connect, type Socket } from "node:net";
import fastify, { type FastifyInstance } from "fastify";
import { afterEach, describe, expect, test } from "vitest";
import { holderOf, proxiesAmong } from "../../../central/http/addresses.ts";
import { allotment } from "../../../central/http/allotment.ts";
import { bodyBudget } from "../../../central/http/body-budget.ts";
import { limitConnections } from "../../../central/http/connection-limit.ts";
import { bodyReader, keepBodiesAsSent } from "../../../central/http/read-body.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { uploadMaxPackedBytes, uploadMediaType } from "../../../contract/sync/upload.ts";
import { until } from "../../electron/support/until.ts";
import { enrolDevice, upload } from "../../support/centre/device.ts";
import { createToken, openPage } from "../../support/centre/follow-up.ts";
import { ratingDraft, writeLedger } from "../../support/centre/ledger.ts";
import { signHeaders } from "../../support/centre/signed-request.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

describe("an allotment", () => {
  test("has a total limit and a limit for each holder, and a second release has no effect", () => {
    const take = allotment(10, 6);
    const first = take("a", 6);
    expect([first === undefined, take("a", 1), take("b", 5)]).toEqual([false, undefined, undefined]);
    const second = take("b", 4);
    expect([second === undefined, take("c", 1)]).toEqual([false, undefined]);
    first?.();
    first?.();
    expect([take("b", 3), take("a", 6) === undefined]).toEqual([undefined, false]);
    expect(take("c", 1)).toBeUndefined();
  });
});

describe("an address", () => {
  test.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8::6", "2001:db8:0:0"],
    ["fe80::1%eth0", "fe80:0:0:0"],
    ["::1", "0:0:0:0"],
  ])("%s counts as %s", (address, holder) => {
    expect(holderOf(address)).toBe(holder);
  });
  test("counts as a proxy's where it is a loopback address or is configured", () => {
    const isProxy = proxiesAmong(["10.0.0.5", "10.1.0.0/16", "fd00::/8"]);
    const of = (addresses: readonly string[]) => addresses.map(isProxy);
    expect(of(["127.0.0.1", "127.9.9.9", "::1", "10.0.0.5", "10.1.200.3", "::ffff:10.0.0.5", "fd12::1"])).toEqual(
      Array.from({ length: 7 }, () => true),
    );
    expect(of(["10.0.0.6", "10.2.0.1", "fe80::1", "", "proxy"])).toEqual(Array.from({ length: 5 }, () => false));
  });
});

const sockets: Socket[] = [];
let app: FastifyInstance | undefined;
let centre: TestCentre | undefined;
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await app?.close();
  await centre?.stop();
  app = undefined;
  centre = undefined;
});

/** A connection to `url`, on which `text` is sent, with the state of whether the other end has closed it. */
const opened = async (url: string, text = ""): Promise<Opened> => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  let isClosed = false;
  socket.on("error", () => undefined);
  socket.on("close", () => {
    isClosed = true;
  });
  await new Promise((resolve) => socket.once("connect", resolve));
  socket.resume();
  if (text !== "") socket.write(text);
  return { socket, isClosed: () => isClosed };
};

interface Opened {
  readonly socket: Socket;
  readonly isClosed: () => boolean;
}

const closedOf = (all: readonly Opened[]): number => all.filter(({ isClosed }) => isClosed()).length;

describe("connections", () => {
  test("of one address are closed beyond its limit, and accepted again as others close", async () => {
    app = fastify();
    limitConnections(app, { connections: 100, connectionsOfAddress: 3 }, () => false);
    app.get("/", async () => "here");
    const url = await app.listen({ host: "127.0.0.1", port: 0 });
    const all: Opened[] = [];
    for (let index = 0; index < 5; index += 1) all.push(await opened(url));
    await until("two closed", () => closedOf(all) === 2);
    for (const { socket } of all.slice(0, 3)) socket.destroy();
    await until("an answer", async () => {
      const answer = await fetch(url, { headers: { connection: "close" } }).catch(() => undefined);
      return answer?.status === 200;
    });
    expect(closedOf(all.slice(3))).toBe(2);
  });

  test("beyond the total limit are closed", async () => {
    centre = await startCentre({ limits: { connections: 5 } });
    const { url } = centre;
    const all: Opened[] = [];
    for (let index = 0; index < 8; index += 1) all.push(await opened(url));
    await until("three closed", () => closedOf(all) === 3);
  });

  test("of a proxy are not counted as one address: each request is counted by its original address", async () => {
    centre = await startCentre({ limits: { connectionsOfAddress: 3 } });
    const { url } = centre;
    const half = (from: string): string =>
      `POST /r/${createToken()} HTTP/1.1\r\nhost: centre\r\nx-forwarded-for: ${from}\r\n` +
      "content-type: application/x-www-form-urlencoded\r\ncontent-length: 10\r\n\r\ntext=";
    for (let index = 0; index < 3; index += 1) await opened(url, half("203.0.113.7"));
    const statusFrom = async (from: string): Promise<number> =>
      (await openPage({ ...(centre as TestCentre) }, createToken(), { headers: { "x-forwarded-for": from } })).status;
    await until("no more from there", async () => (await statusFrom("203.0.113.7")) === 503);
    expect(await statusFrom("203.0.113.8")).toBe(404);
    for (const socket of sockets.splice(0)) socket.destroy();
    await until("room again", async () => (await statusFrom("203.0.113.7")) === 404);
  });
});

describe("a body", () => {
  test("of a sender that disconnects while its headers are checked releases its space to others", async () => {
    app = fastify();
    let letGo: () => void = () => undefined;
    const judged = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let arrived = 0;
    const scope = app;
    scope.addHook("onRequest", async ({ headers }) => {
      arrived += 1;
      if (headers["x-slow"] !== undefined) await judged;
    });
    bodyBudget(10, 10).count(scope, () => "one");
    keepBodiesAsSent(scope, bodyReader(60_000));
    scope.post("/", async ({ body }) => (body as Buffer).toString());
    const url = await scope.listen({ host: "127.0.0.1", port: 0 });
    const leaving = await opened(url, "POST / HTTP/1.1\r\nhost: centre\r\nx-slow: 1\r\ncontent-length: 10\r\n\r\nhalf");
    await until("it is judged", () => arrived === 1);
    leaving.socket.destroy();
    await until("it is gone", async () => {
      const [open] = await new Promise<[number]>((resolve) =>
        scope.server.getConnections((_, count) => resolve([count])),
      );
      return open === 0;
    });
    letGo();
    const send = () => fetch(url, { method: "POST", body: "0123456789" });
    await until("room for another", async () => (await send()).status === 200);
    expect(await (await send()).text()).toBe("0123456789");
  });

  test("that stalls is given up with its connection, and its space is released", async () => {
    centre = await startCentre({ limits: { bodySilenceMs: 500, bodyBytes: 2 * uploadMaxPackedBytes } });
    const device = await enrolDevice(centre);
    const request = { method: "POST", path: syncPaths.ledger, keyId: device.id, keys: device.keys } as const;
    const halves: Opened[] = [];
    for (let index = 0; index < 2; index += 1) {
      const signed = await signHeaders(centre.url, request);
      const head = { host: "centre", "content-type": uploadMediaType, ...signed };
      const lines = Object.entries({ ...head, "content-length": String(uploadMaxPackedBytes) });
      const text = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
      halves.push(await opened(centre.url, `POST ${syncPaths.ledger} HTTP/1.1\r\n${text}\r\nhalf`));
    }
    const other = await enrolDevice(centre);
    const status = async () => (await upload(other, writeLedger(other.id, [ratingDraft()]))).status;
    await until("both given up", () => closedOf(halves) === 2);
    expect(await status()).toBe(200);
  });

  test("for an unknown path is not awaited", async () => {
    centre = await startCentre();
    const answer = new Promise((resolve) => {
      void opened(
        (centre as TestCentre).url,
        "POST /nowhere HTTP/1.1\r\nhost: centre\r\ncontent-type: application/json\r\ncontent-length: 9000\r\n\r\n{",
      ).then(({ socket }) => socket.once("data", (piece) => resolve(piece.toString("latin1").slice(0, 12))));
    });
    expect(await answer).toBe("HTTP/1.1 404");
  });
});
