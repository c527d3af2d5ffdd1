import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { SignedText } from "../../contract/sync/signed-text.ts";
import { machineMonoMs } from "../../electron/wire/clock.ts";
import { centreTexts, drained, findingsAt, kioskTexts, receiptedSizes } from "../electron/support/both-ledgers.ts";
import { exported, newStick, sendToOffice, verified } from "../electron/support/by-stick.ts";
import { type InterferingProxy, isUpload, startProxy } from "../electron/support/interfering-proxy.ts";
import { enrolledKiosk, type SyncKiosk } from "../electron/support/sync-kiosk.ts";
import { until } from "../electron/support/until.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
import { withOtherTrailingBits } from "../support/respell.ts";

let centre: TestCentre;
let proxy: InterferingProxy;
let kiosk: SyncKiosk;

beforeAll(async () => {
  centre = await startCentre();
});
beforeEach(async () => {
  proxy = await startProxy(() => centre.url);
  kiosk = await enrolledKiosk(centre, proxy.url);
});
afterEach(async () => {
  await kiosk.close();
  await proxy.close();
});
afterAll(() => centre.stop());

const uploads = () => proxy.seen.filter(isUpload);
const problemCodes = () => kiosk.heard.filter((code) => code !== null);
const onlyRatings = (ratings: number) => ({ ratings, alarms: [], quarantined: 0 });
const page = { status: 200, headers: { "content-type": "text/html" }, body: "<!doctype html><title>登录上网</title>" };

it("a captive portal that answers 200 to everything moves no cursor, and no entry is lost", async () => {
  proxy.interfere(() => page);
  kiosk.rate(5);
  kiosk.startSync();
  await until("three answers that make no sense", () => problemCodes().length >= 3);
  expect(new Set(problemCodes())).toEqual(new Set(["centre-answer-invalid"]));
  expect(receiptedSizes(kiosk)).toEqual([]);
  expect(await centreTexts(centre, kiosk)).toEqual([]);
  proxy.interfere(() => "pass");
  await drained(centre, kiosk);
  expect(await findingsAt(centre, kiosk)).toEqual(onlyRatings(5));
});

it("a proxy that refuses large bodies gets smaller ones until they fit", async () => {
  const mostBytes = 4_000;
  proxy.interfere((passing) => (isUpload(passing) && passing.bodyBytes > mostBytes ? { status: 413 } : "pass"));
  kiosk.rate(120);
  kiosk.startSync();
  await drained(centre, kiosk);
  const passed = uploads().filter(({ done }) => done === "pass");
  expect(passed.every(({ bodyBytes }) => bodyBytes <= mostBytes)).toBe(true);
  expect(passed.length).toBeGreaterThan(1);
  expect(uploads().some(({ done }) => typeof done === "object" && "status" in done && done.status === 413)).toBe(true);
  expect(await findingsAt(centre, kiosk)).toEqual(onlyRatings(120));
});

const busy = { status: 503, headers: { "retry-after": "2" } };
const waitedMs = 2_000;

it("an upload with a Retry-After of two seconds is retried after two seconds, not earlier", async () => {
  proxy.interfere((passing) => (isUpload(passing) && uploads().length === 0 ? busy : "pass"));
  kiosk.rate(2);
  kiosk.startSync();
  await drained(centre, kiosk);
  const [refused, next] = uploads();
  expect((next?.atMs ?? 0) - (refused?.atMs ?? 0)).toBeGreaterThanOrEqual(waitedMs);
});

it("an overloaded centre gets no request for as long as it asked", async () => {
  let refusedAtMs: number | undefined;
  proxy.interfere(({ method, atMs }) => {
    if (refusedAtMs === undefined && method === "GET") refusedAtMs = atMs;
    return refusedAtMs === atMs ? busy : "pass";
  });
  kiosk.rate(2);
  kiosk.startSync();
  await drained(centre, kiosk);
  const next = proxy.seen.find(({ atMs }) => refusedAtMs !== undefined && atMs > refusedAtMs);
  expect((next?.atMs ?? 0) - (refusedAtMs ?? 0)).toBeGreaterThanOrEqual(waitedMs);
});

it("an answer that is lost after the centre stored everything leads to no duplicate", async () => {
  proxy.interfere((passing) => (isUpload(passing) && uploads().length < 3 ? "cut-reply" : "pass"));
  kiosk.rate(8);
  kiosk.startSync();
  await until("a lost answer", () => uploads().length > 0);
  kiosk.rate(4);
  await drained(centre, kiosk);
  expect(uploads().filter(({ done }) => done === "cut-reply")).toHaveLength(3);
  expect(problemCodes()).toEqual(["centre-unreachable", "centre-unreachable", "centre-unreachable"]);
  expect(await centreTexts(centre, kiosk)).toEqual(kioskTexts(kiosk));
  expect(await findingsAt(centre, kiosk)).toEqual(onlyRatings(12));
});

it("a centre that accepts the upload and never answers is timed out, and retried", async () => {
  proxy.interfere((passing) => (isUpload(passing) && uploads().length === 0 ? "hang" : "pass"));
  kiosk.rate(3);
  // Longer than any answer takes on a busy machine: only the one that hangs is timed out.
  kiosk.startSync({}, { REQUEST_TIMEOUT_MS: "15000" });
  await drained(centre, kiosk, 60_000);
  expect(problemCodes()).toEqual(["centre-unreachable"]);
  expect(await findingsAt(centre, kiosk)).toEqual(onlyRatings(3));
});

it("a sync process that is killed during an upload resumes where it was", async () => {
  proxy.interfere((passing) => (isUpload(passing) ? "cut-reply" : "pass"));
  kiosk.rate(6);
  kiosk.startSync();
  await until("an upload on its way", () => uploads().length > 0);
  await kiosk.killSync();
  proxy.interfere(() => "pass");
  kiosk.rate(1);
  kiosk.startSync();
  await drained(centre, kiosk);
  expect(await findingsAt(centre, kiosk)).toEqual(onlyRatings(7));
});

it("ratings are uploaded although the configuration cannot be fetched", async () => {
  const body = JSON.stringify({ code: "not-found", status: 404, title: "没有这个地址或内容。" });
  const notFound = { status: 404, headers: { "content-type": "application/problem+json" }, body };
  proxy.interfere(({ method }) => (method === "GET" ? notFound : "pass"));
  kiosk.rate(4);
  kiosk.startSync();
  await drained(centre, kiosk);
  expect(kiosk.store().configuration()).toBeUndefined();
  expect(await findingsAt(centre, kiosk)).toEqual(onlyRatings(4));
});

it("a checkpoint states the main process's monotonic time, independent of any wall clock", async () => {
  kiosk.rate(2);
  kiosk.startSync({ monoOriginMs: machineMonoMs() - 600_000 });
  await drained(centre, kiosk);
  const [row] = await centre.sql<{ mono: number }[]>`
    select (last_checkpoint::jsonb ->> 'mono')::float8 as mono from devices where id = ${kiosk.device}`;
  expect(row?.mono).toBeGreaterThan(600_000);
  expect(row?.mono).toBeLessThan(660_000);
});

it("an invalid monotonic clock does not stop the sync", async () => {
  kiosk.rate(2);
  kiosk.startSync({ monoOriginMs: machineMonoMs() + 86_400_000 });
  await drained(centre, kiosk);
  expect(problemCodes()).toEqual([]);
});

/** An answer that anyone on the network path can forge: it has no signature. */
const forgedRefusal = (code: string, facts: Readonly<Record<string, number>>) => ({
  status: 409,
  headers: { "content-type": "application/problem+json" },
  body: JSON.stringify({ code, status: 409, title: code, facts }),
});

it.each([
  ["an entry far ahead", { expectedEpoch: 1, expectedSeq: 999_999 }],
  ["another epoch", { expectedEpoch: 7, expectedSeq: 1 }],
  ["entry 0", { expectedEpoch: 1, expectedSeq: 0 }],
])("a forged answer that asks for %s delays nothing once it has stopped", async (_, facts) => {
  let forged = 0;
  proxy.interfere((passing) => {
    if (!isUpload(passing) || forged > 0) return "pass";
    forged += 1;
    return forgedRefusal("ledger-gap", facts);
  });
  kiosk.rate(3);
  kiosk.startSync();
  await drained(centre, kiosk);
  expect(forged).toBe(1);
  expect(await findingsAt(centre, kiosk)).toEqual(onlyRatings(3));
});

const respelled = (body: string): string => {
  const signed = SignedText.safeParse(JSON.parse(body)).data;
  return signed ? JSON.stringify({ ...signed, signature: withOtherTrailingBits(signed.signature)[0] }) : body;
};

it("a receipt whose signature is respelled in transit is refused, the cursor stays, and an export verifies", async () => {
  proxy.interfere((passing) => (isUpload(passing) ? { rewrite: respelled } : "pass"));
  kiosk.rate(3);
  kiosk.startSync();
  await until("two receipts refused", () => kiosk.heard.filter((code) => code === "receipt-invalid").length >= 2);
  expect(receiptedSizes(kiosk)).toEqual([]);
  expect(kiosk.store().unsent().count).toBe(kioskTexts(kiosk).length);

  proxy.interfere(() => "pass");
  await drained(centre, kiosk);
  const file = await exported(kiosk, newStick(), "all");
  expect(verified(file)).toMatchObject({ entries: kioskTexts(kiosk).length, faults: [] });
  expect((await sendToOffice(centre, readFileSync(file))).status).toBe(200);
});

it("a message unknown to the sync process does not count as the screen's heartbeat, and stops nothing", async () => {
  kiosk.rate(1);
  kiosk.startSync();
  kiosk.carry({ type: "from-the-future", input: {} } as never);
  await drained(centre, kiosk);
  kiosk.rate(1);
  await drained(centre, kiosk);
  const [row] = await centre.sql<{ silent: number | null }[]>`
    select (last_checkpoint::jsonb -> 'status' ->> 'screenSilentMs')::float8 as silent from devices
    where id = ${kiosk.device}`;
  expect(row).toEqual({ silent: null });
});
