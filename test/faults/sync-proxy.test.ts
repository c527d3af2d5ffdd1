import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { NetworkConfig } from "../../electron/wire/network/network-config.ts";
import { drained, findingsAt } from "../electron/support/both-ledgers.ts";
import { type InterferingProxy, startProxy } from "../electron/support/interfering-proxy.ts";
import { enrolledKiosk, type SyncKiosk } from "../electron/support/sync-kiosk.ts";
import { until } from "../electron/support/until.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
import { type EncryptedFront, startEncryptedFront } from "../support/network/encrypted-front.ts";
import { type HttpProxy, startHttpProxy } from "../support/network/http-proxy.ts";
import {
  privateAuthorityFile,
  privateAuthorityFingerprint,
  testCertificates,
} from "../support/network/test-certificates.ts";

let centre: TestCentre;
let front: EncryptedFront;
let proxy: HttpProxy;
let kiosk: SyncKiosk;

beforeAll(async () => {
  centre = await startCentre();
  front = await startEncryptedFront(() => centre.url);
});
beforeEach(async () => {
  proxy = await startHttpProxy();
});
afterEach(async () => {
  await kiosk.close();
  await proxy.close();
});
afterAll(async () => {
  await front.close();
  await centre.stop();
});

const patienceMs = 45_000;
const pem = (bytes: Buffer): string => bytes.toString("utf8");
const authority = pem(testCertificates.privateAuthority);
const through = (credentials: Pick<NonNullable<NetworkConfig["proxy"]>, "user" | "password"> | null = null) => ({
  host: proxy.host,
  port: proxy.port,
  user: null,
  password: null,
  ...credentials,
});
const heardLast = () => kiosk.heard.at(-1);
const onlyRatings = (ratings: number) => ({ ratings, alarms: [], quarantined: 0 });

it("a rating arrives through a proxy that wants a password, at a centre whose name only the proxy knows, by a certificate of a private authority", async () => {
  proxy.behave({ credentials: "kiosk:p@ss word" });
  kiosk = await enrolledKiosk(centre, front.namedUrl);
  kiosk.rate(3);
  const config = { proxy: through({ user: "kiosk", password: "p@ss word" }), certificates: [authority] };
  kiosk.startSync({ config });
  await drained(centre, kiosk, patienceMs);
  expect(await findingsAt(centre, kiosk)).toEqual(onlyRatings(3));
  await until("a configuration", () => kiosk.store().configuration() !== undefined, patienceMs);
  expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT centre.test:${front.port}`]));
  const [said] = await centre.sql<{ health: unknown }[]>`select health from devices where id = ${kiosk.device}`;
  expect(said?.health).toMatchObject({
    proxy: `127.0.0.1:${proxy.port}`,
    privateAuthorities: [privateAuthorityFingerprint],
  });
  expect(JSON.stringify(said)).not.toContain("p@ss");
});

it("a centre without encryption is reached through a proxy that is given the whole address", async () => {
  proxy.behave({ credentials: "kiosk:secret" });
  kiosk = await enrolledKiosk(centre, centre.url);
  kiosk.rate(2);
  kiosk.startSync({ config: { proxy: through({ user: "kiosk", password: "secret" }), certificates: [] } });
  await drained(centre, kiosk, patienceMs);
  expect(proxy.asked).toContain(`POST ${centre.url}/v1/ledger`);
  expect(kiosk.heard.filter((code) => code !== null)).toEqual([]);
});

const relayed = async (): Promise<InterferingProxy> => {
  const relay = await startProxy(() => centre.url);
  kiosk = await enrolledKiosk(centre, relay.url);
  kiosk.rate(1);
  return relay;
};

it("an overloaded centre without encryption is not mistaken for a proxy that refuses", async () => {
  const relay = await relayed();
  const headers = { "content-type": "application/problem+json; charset=utf-8", "retry-after": "1" };
  const body = JSON.stringify({ code: "centre-busy", status: 503, title: "busy" });
  relay.interfere(() => ({ status: 503, headers, body }));
  kiosk.startSync({ config: { proxy: through(), certificates: [] } });
  await until("a trouble", () => kiosk.heard.length > 0, patienceMs);
  relay.interfere(() => "pass");
  await drained(centre, kiosk, patienceMs);
  expect(new Set(kiosk.heard.filter((code) => code !== null))).toEqual(new Set(["centre-busy"]));
  await relay.close();
});

it("a Retry-After of an hour on the old path is not waited for on another", async () => {
  const relay = await relayed();
  relay.interfere(() => ({ status: 503, headers: { "retry-after": "3600" } }));
  kiosk.startSync();
  await until("a trouble", () => kiosk.heard.length > 0, patienceMs);
  relay.interfere(() => "pass");
  kiosk.changeNetwork({ proxy: through(), certificates: [] });
  await drained(centre, kiosk, patienceMs);
  expect(await findingsAt(centre, kiosk)).toEqual(onlyRatings(1));
  await relay.close();
});

it("no certificate is trusted unless the system or IT trusts it: without a private authority, or with another one", async () => {
  kiosk = await enrolledKiosk(centre, front.url);
  kiosk.rate(1);
  kiosk.startSync();
  await until("a refusal", () => kiosk.heard.includes("centre-unreachable"), patienceMs);
  const before = kiosk.heard.length;
  kiosk.changeNetwork({ proxy: null, certificates: [pem(testCertificates.otherAuthority)] });
  await until("two more refusals", () => kiosk.heard.length >= before + 2, patienceMs);
  expect(new Set(kiosk.heard)).toEqual(new Set(["centre-unreachable"]));
  expect(await findingsAt(centre, kiosk)).toEqual(onlyRatings(0));
  kiosk.changeNetwork({ proxy: null, certificates: [authority] });
  await drained(centre, kiosk, patienceMs);
  expect(await findingsAt(centre, kiosk)).toEqual(onlyRatings(1));
});

it("a proxy that fails is named as the proxy, whatever its fault, and another path is used without a restart", async () => {
  kiosk = await enrolledKiosk(centre, front.namedUrl);
  kiosk.rate(1);
  proxy.behave({ credentials: "kiosk:secret" });
  const certificates = [authority];
  kiosk.startSync({ config: { proxy: through(), certificates } });
  await until("a password wanted", () => heardLast() === "proxy-wants-password", patienceMs);
  kiosk.changeNetwork({ proxy: through({ user: "kiosk", password: "wrong" }), certificates });
  await until("a wrong password", () => heardLast() === "proxy-password-wrong", patienceMs);
  proxy.behave({ refuses: 403 });
  await until("a refusal", () => heardLast() === "proxy-refused", patienceMs);
  kiosk.changeNetwork({ proxy: { ...through(), host: "no-such-proxy.invalid" }, certificates });
  await until("a name nobody knows", () => heardLast() === "proxy-name-unknown", patienceMs);
  kiosk.changeNetwork({ proxy: { ...through(), port: 9 }, certificates });
  await until("nobody listening", () => heardLast() === "proxy-no-connection", patienceMs);
  expect(new Set(kiosk.heard.map((code) => code?.startsWith("proxy-")))).toEqual(new Set([true]));
  proxy.behave({});
  kiosk.changeNetwork({ proxy: through(), certificates });
  await drained(centre, kiosk, patienceMs);
  expect(await findingsAt(centre, kiosk)).toEqual(onlyRatings(1));
});

it("the runtime's authorities are trusted beside the private ones, not replaced by them", async () => {
  kiosk = await enrolledKiosk(centre, front.url);
  kiosk.rate(1);
  const certificates = [pem(testCertificates.otherAuthority)];
  kiosk.startSync({ config: { proxy: null, certificates } }, { NODE_EXTRA_CA_CERTS: privateAuthorityFile });
  await drained(centre, kiosk, patienceMs);
  expect(kiosk.heard.filter((code) => code !== null)).toEqual([]);
});

it("a request that hangs at one proxy is aborted when another is set, and no problem is reported", async () => {
  const silent = createServer(() => undefined);
  silent.listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  kiosk = await enrolledKiosk(centre, front.namedUrl);
  kiosk.rate(1);
  const asked = once(silent, "connection");
  kiosk.startSync({ config: { proxy: { ...through(), port }, certificates: [authority] } });
  await asked;
  kiosk.changeNetwork({ proxy: through(), certificates: [authority] });
  await drained(centre, kiosk, patienceMs);
  expect(kiosk.heard.filter((code) => code !== null)).toEqual([]);
  silent.close();
});
