import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nonceExchange, nonceLifetimeMs } from "../../../central/http/nonces.ts";
import { nonceHeader, syncPaths } from "../../../contract/sync/signature-profile.ts";
import { freshNonceIn, refusalIn } from "../../support/centre/answers.ts";
import { enrolDevice, sendAs, type TestDevice } from "../../support/centre/device.ts";
import { createDeviceKeys } from "../../support/centre/device-keys.ts";
import { fetchNonce, type SignedRequest, signHeaders } from "../../support/centre/signed-request.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;
let nowMs = Date.parse("2026-03-01T01:00:00.000Z");

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

const path = `${syncPaths.configuration}?have=0`;

/** A request that is answered with 200 unless `changes` spoil it. */
const ask = (changes: Partial<SignedRequest> = {}) => sendAs(device, { method: "GET", path }, changes);

const without = (name: string) => (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([header]) => header.toLowerCase() !== name));

const changed = (name: string, change: (value: string) => string) => (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([key, value]) => [key, key.toLowerCase() === name ? change(value) : value]),
  );

describe("a nonce", () => {
  test("is sent in the body and in the header", async () => {
    const answer = await fetch(`${centre.url}${syncPaths.nonces}`, { method: "POST" });
    const body: unknown = await answer.json();
    expect({ status: answer.status, body }).toEqual({ status: 201, body: { nonce: answer.headers.get(nonceHeader) } });
    expect(answer.headers.get(nonceHeader)).toMatch(/^[A-Za-z0-9_-]{32}$/);
  });
  test("works once: a whole request that is repeated is refused", async () => {
    const headers = await signHeaders(centre.url, { method: "GET", path, keyId: device.id, keys: device.keys });
    const send = () => fetch(`${centre.url}${path}`, { headers });
    expect((await send()).status).toBe(200);
    expect(await refusalIn(await send())).toEqual({ status: 401, code: "nonce-unknown", facts: undefined });
  });
  test("sent twice at the same moment is answered once", async () => {
    const headers = await signHeaders(centre.url, { method: "GET", path, keyId: device.id, keys: device.keys });
    const answers = await Promise.all(Array.from({ length: 5 }, () => fetch(`${centre.url}${path}`, { headers })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
  });
  test("twice among simultaneous requests, which one statement answers, is spent by the first of them", async () => {
    const exchange = nonceExchange({ sql: centre.sql, clock: () => nowMs, random: randomBytes });
    const nonces = await Promise.all([fetchNonce(centre.url), fetchNonce(centre.url)]);
    const asked = [null, nonces[0], nonces[0], nonces[1], "made-up"];
    const answers = await Promise.all(asked.map((nonce) => exchange({ nonce: nonce ?? null })));
    expect(answers.map(({ isValid }) => isValid)).toEqual([false, true, false, true, false]);
    expect(new Set(answers.map(({ fresh }) => fresh)).size).toBe(5);
    expect((await ask({ nonce: answers[2]?.fresh ?? "" })).status).toBe(200);
  });
  test("that the centre never issued is refused", async () => {
    expect(await refusalIn(await ask({ nonce: "made-up" }))).toMatchObject({ code: "nonce-unknown" });
  });
  test("expires by the centre's clock", async () => {
    const inTime = await fetchNonce(centre.url);
    const tooLate = await fetchNonce(centre.url);
    nowMs += nonceLifetimeMs - 1;
    expect((await ask({ nonce: inTime })).status).toBe(200);
    nowMs += 1;
    expect(await refusalIn(await ask({ nonce: tooLate }))).toMatchObject({ code: "nonce-unknown" });
  });
  test("that expired is refused although it is still stored among many", async () => {
    await centre.sql`
      insert into nonces select 'expired-' || number, ${new Date(nowMs)} from generate_series(1, 200) as number`;
    expect(await refusalIn(await ask({ nonce: "expired-200" }))).toMatchObject({ code: "nonce-unknown" });
    const left = await centre.sql`select from nonces where nonce like 'expired-%'`;
    expect(left.length).toBeGreaterThan(0);
    await centre.sql`delete from nonces`;
  });
  test("that expired is deleted", async () => {
    await fetchNonce(centre.url);
    nowMs += nonceLifetimeMs;
    await fetchNonce(centre.url);
    const expired = await centre.sql`select from nonces where expires_at <= ${new Date(nowMs)}`;
    expect(expired.length).toBe(0);
  });
  test("is new in every answer, refusals included, and works", async () => {
    const refused = await ask({ keys: createDeviceKeys() });
    expect(refused.status).toBe(401);
    const answer = await ask({ nonce: freshNonceIn(refused) });
    expect(answer.status).toBe(200);
    expect((await ask({ nonce: freshNonceIn(answer) })).status).toBe(200);
  });
  test("is not used up by a client that cannot sign", async () => {
    const nonce = await fetchNonce(centre.url);
    expect((await ask({ nonce, keys: createDeviceKeys() })).status).toBe(401);
    expect((await ask({ nonce })).status).toBe(200);
  });
});

test("a device that was admitted is unknown once an older database without it is restored", async () => {
  const lost = await enrolDevice(centre);
  const asksAgain = () => sendAs(lost, { method: "GET", path });
  expect((await asksAgain()).status).toBe(200);
  await centre.sql`delete from configuration_documents where device = ${lost.id}`;
  await centre.sql`delete from enrolment_codes where used_by = ${lost.id}`;
  await centre.sql`delete from devices where id = ${lost.id}`;
  expect(await refusalIn(await asksAgain())).toMatchObject({ status: 401, code: "device-unknown" });
});

describe("a request is refused", () => {
  const refusals: readonly (readonly [string, string, Partial<SignedRequest>])[] = [
    ["without a signature", "signature-missing", { tamper: without("signature") }],
    ["without a signature input", "signature-missing", { tamper: without("signature-input") }],
    ["without a digest", "content-digest-wrong", { tamper: without("content-digest") }],
    [
      "with another body's digest",
      "content-digest-wrong",
      { tamper: changed("content-digest", () => "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:x") },
    ],
    ["signed by another key", "signature-wrong", { keys: createDeviceKeys() }],
    ["whose signature is no signature", "signature-wrong", { tamper: changed("signature", () => "kiosk=:AAAA:") }],
    ["whose signature is garbage", "signature-wrong", { tamper: changed("signature", () => "((") }],
    ["under another label", "signature-wrong", { tamper: changed("signature-input", (text) => `x${text}`) }],
    ["that signs less than the profile", "signature-wrong", { fields: ["@method", "@path", "content-digest"] }],
    ["that signs in another order", "signature-wrong", { fields: ["@path", "@method", "@query", "content-digest"] }],
    ["that signs more than the profile", "signature-wrong", { params: ["keyid", "alg", "nonce", "created"] }],
    ["without a nonce", "signature-wrong", { params: ["keyid", "alg"] }],
    ["of a device that was never enrolled", "device-unknown", { keyId: "44444444-4444-4444-8444-444444444444" }],
    ["of a device whose name is no id", "device-unknown", { keyId: "enrolment" }],
  ];
  test.each(refusals)("%s", async (_why, code, changes) => {
    const answer = await ask(changes);
    expect(await refusalIn(answer)).toMatchObject({ code });
    expect(freshNonceIn(answer)).not.toBe("");
  });
  test("when it was signed for another path or query", async () => {
    const headers = await signHeaders(centre.url, { method: "GET", path, keyId: device.id, keys: device.keys });
    const otherQuery = await fetch(`${centre.url}${syncPaths.configuration}?have=1`, { headers });
    expect(await refusalIn(otherQuery)).toMatchObject({ code: "signature-wrong" });
    const otherPath = await fetch(`${centre.url}${syncPaths.pictures}/${"0".repeat(64)}?have=0`, { headers });
    expect(await refusalIn(otherPath)).toMatchObject({ code: "signature-wrong" });
  });
  test("when its body was exchanged under a matching digest", async () => {
    const request = { method: "POST", path: syncPaths.ledger, body: "a" } as const;
    const signed = await signHeaders(centre.url, { ...request, keyId: device.id, keys: device.keys });
    const other = await signHeaders(centre.url, { ...request, body: "b", keyId: device.id, keys: createDeviceKeys() });
    const headers = { ...signed, "content-digest": other["content-digest"] ?? "" };
    const answer = await fetch(`${centre.url}${syncPaths.ledger}`, { method: "POST", headers, body: "b" });
    expect(await refusalIn(answer)).toMatchObject({ code: "signature-wrong" });
  });
});
