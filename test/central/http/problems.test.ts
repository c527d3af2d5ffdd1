import { connect } from "node:net";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLogger } from "../../../central/http/logging.ts";
import { accountPaths } from "../../../contract/office/accounts/accounts.ts";
import { devicesQuestion } from "../../../contract/office/devices/devices.ts";
import { HttpProblem } from "../../../contract/problems/http-problem.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { enrolDevice, sendAs, upload } from "../../support/centre/device.ts";
import { ratingDraft, writeLedger } from "../../support/centre/ledger.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { cutOff } from "../../support/centre/test-database.ts";

let centre: TestCentre;
let log = "";

const stream = new Writable({
  write: (chunk: Buffer, _encoding, done) => {
    log += chunk.toString("utf8");
    done();
  },
});

beforeAll(async () => {
  centre = await startCentre({ logger: createLogger(stream) });
});
afterAll(() => centre.stop());

const devicesRead = () => fetch(`${centre.url}${devicesQuestion.path}`, { headers: centre.asCity });

test("an unknown address is a problem in both languages", async () => {
  const answer = await fetch(`${centre.url}/v2/anything`);
  expect(HttpProblem.parse(await answer.clone().json())).toEqual({
    code: "not-found",
    status: 404,
    title: "没有这个地址或内容。",
    detail: "Nothing was found at this address.",
  });
  expect(await refusalIn(answer)).toEqual({ status: 404, code: "not-found", facts: undefined });
});

test.each([
  ["DELETE", syncPaths.ledger, 404],
  ["POST", devicesQuestion.path, 405],
  ["GET", "/%zz", 400],
])("%s %s is a problem too", async (method, path, status) => {
  expect(await refusalIn(await fetch(`${centre.url}${path}`, { method }))).toMatchObject({ status });
});

test.each([
  ["/office/v1/%zz", undefined, "address"],
  [`/office/v1/jobs/${"a".repeat(300)}/file`, undefined, "address"],
  ["/office/v1/ratings?unknown=1", undefined, "unknown"],
  [accountPaths.passwords, "{", "body"],
  [accountPaths.passwords, '{"__proto__":1}', "body"],
])("a request that is not valid names its wrong part: %s %s", async (path, body, field) => {
  const headers = { ...centre.asCity, ...(body && { "content-type": "application/json" }) };
  const answer = await fetch(centre.url + path, { headers, ...(body && { method: "POST", body }) });
  expect(await refusalIn(answer)).toEqual({ status: 400, code: "request-invalid", facts: { field } });
});

test("a body of an unknown type is refused, and so is a body where none is expected", async () => {
  const send = (type: string, body: string) =>
    fetch(`${centre.url}${syncPaths.nonces}`, { method: "POST", headers: { "content-type": type }, body });
  expect(await refusalIn(await send("application/json", "{"))).toMatchObject({ status: 400, code: "request-invalid" });
  expect(await refusalIn(await send("image/png", "x"))).toMatchObject({ status: 415, code: "media-type-unsupported" });
  expect(await refusalIn(await send("text/plain", "x".repeat(2_000)))).toMatchObject({ code: "body-too-large" });
});

test.each([
  [`GET / HTTP/1.1\r\nhost: a\r\nx: ${"y".repeat(20_000)}\r\n\r\n`, 431, "headers-too-large"],
  ["NO HTTP AT ALL\r\n\r\n", 400, "request-invalid"],
])("a request that no route can take is a problem too", async (sent, status, code) => {
  const socket = connect(Number(new URL(centre.url).port), "127.0.0.1");
  socket.end(sent);
  const answer = (await text(socket)).split("\r\n\r\n");
  expect(answer[0]).toContain(`HTTP/1.1 ${status} `);
  expect(HttpProblem.parse(JSON.parse(answer[1] ?? ""))).toMatchObject({ status, code });
});

test("an internal failure is logged under the number in the answer", async () => {
  await centre.sql`alter table alarms rename to hidden`;
  const refusal = await refusalIn(await devicesRead());
  await centre.sql`alter table hidden rename to alarms`;
  const { requestId } = refusal.facts ?? {};
  expect(refusal).toEqual({ status: 500, code: "internal-error", facts: { requestId } });
  expect(log).toContain(String(requestId));
  expect(log).toContain("unexpected error");
});

test("without its database the centre asks clients to wait, and goes on when it is back", async () => {
  const device = await enrolDevice(centre);
  const links = writeLedger(device.id, [ratingDraft()]);
  const reopen = await cutOff(centre.databaseUrl);
  try {
    const answer = await upload(device, links);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(await refusalIn(answer)).toEqual({ status: 503, code: "service-unavailable", facts: undefined });
  } finally {
    await reopen();
  }
  expect((await upload(device, links)).status).toBe(200);
});

test("the log contains no key, no code, no body and no header", async () => {
  const code = await centre.newEnrolmentCode();
  const device = await enrolDevice(centre);
  await sendAs(device, { method: "POST", path: syncPaths.ledger, body: "a body", headers: { "x-secret": "a header" } });
  await devicesRead();
  expect(log).toContain(devicesQuestion.path);
  for (const secret of [centre.asCity.cookie, code, "a body", "a header", "Bearer"]) expect(log).not.toContain(secret);
});

test("the log leaves out secrets, whatever their origin", () => {
  log = "";
  createLogger(stream).info({
    headers: { authorization: "x-1" },
    request: { body: "x-2" },
    pin: "x-3",
    device: "kept",
  });
  expect(log).toContain("kept");
  expect(log).not.toMatch(/x-[123]/);
});
