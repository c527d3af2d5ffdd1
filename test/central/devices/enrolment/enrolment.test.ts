import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { codeLifetimeMs, createCode, normaliseCode } from "../../../../central/devices/enrolment/enrolment-code.ts";
import { fingerprintOf } from "../../../../contract/node/fingerprint.ts";
import { EnrolmentReply } from "../../../../contract/sync/enrolment.ts";
import { enrolmentKeyId, syncPaths } from "../../../../contract/sync/signature-profile.ts";
import { refusalIn } from "../../../support/centre/answers.ts";
import { requestEnrolment } from "../../../support/centre/device.ts";
import { createDeviceKeys } from "../../../support/centre/device-keys.ts";
import { sampleUnitCode } from "../../../support/centre/sample-office.ts";
import { sendSigned } from "../../../support/centre/signed-request.ts";
import { startCentre, type TestCentre } from "../../../support/centre/start-centre.ts";

let centre: TestCentre;
let nowMs = Date.parse("2026-03-01T01:00:00.000Z");

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
});
// Resets the count of refusals.
beforeEach(() => {
  nowMs += 60_000;
});
afterAll(() => centre.stop());

const enrol = (code: string, keys = createDeviceKeys()) => requestEnrolment(centre.url, code, keys);

const replyOf = async (answer: Response) => EnrolmentReply.parse(await answer.json());

const refused = { status: 403, code: "enrolment-code-refused", facts: undefined };

describe("a code", () => {
  test("is twelve characters that are hard to confuse, in groups of four", () => {
    const bytes = Buffer.from([0, 31, 32, 255, 8, 9, 200, 100, 50, 25, 12, 6]);
    expect(createCode(() => bytes)).toBe("A9A9-JKJE-U3NG");
  });
  test("is compared without case, spaces and dashes", () => {
    expect(normaliseCode(" k7qf 9d2m-4xta ")).toBe("K7QF9D2M4XTA");
  });
  test("enrols a device once, and its text is nowhere in the database", async () => {
    const keys = createDeviceKeys();
    const code = await centre.newEnrolmentCode();
    const answer = await enrol(code.toLowerCase().replaceAll("-", " "), keys);
    expect(answer.status).toBe(200);
    const { device, centrePublicKey } = await replyOf(answer);
    const [row] = await centre.sql`
      select unit_code, window_number, fingerprint, app_version, enrolled_at from devices where id = ${device}`;
    expect(row).toEqual({
      unit_code: sampleUnitCode,
      window_number: "3",
      fingerprint: fingerprintOf({ devicePublicKey: keys.publicKey, centrePublicKey }),
      app_version: "0.1.0",
      enrolled_at: new Date(nowMs),
    });
    const rows = await centre.sql<{ text: string }[]>`
      select encode(code_hash, 'escape') || enrolment_codes::text as text from enrolment_codes`;
    expect(rows.some(({ text }) => text.includes(normaliseCode(code)) || text.includes(code))).toBe(false);
  });
  test("that was used is refused to another key", async () => {
    const code = await centre.newEnrolmentCode();
    expect((await enrol(code)).status).toBe(200);
    expect(await refusalIn(await enrol(code))).toEqual(refused);
  });
  test("with the same key again gets the same device, because the first answer was lost", async () => {
    const keys = createDeviceKeys();
    const code = await centre.newEnrolmentCode();
    const first = await replyOf(await enrol(code, keys));
    nowMs += codeLifetimeMs;
    expect(await replyOf(await enrol(code, keys))).toEqual(first);
  });
  test("used by two keys at the same moment enrols one of them", async () => {
    const code = await centre.newEnrolmentCode();
    const answers = await Promise.all([enrol(code), enrol(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
  });
  test("expires by the centre's clock", async () => {
    const code = await centre.newEnrolmentCode();
    nowMs += codeLifetimeMs;
    expect(await refusalIn(await enrol(code))).toEqual(refused);
  });
  test("that was never issued is refused", async () => {
    expect(await refusalIn(await enrol("AAAA-AAAA-AAAA"))).toEqual(refused);
  });
  test("for another window moves a device whose key is known: it remains the same device", async () => {
    const keys = createDeviceKeys();
    const first = await replyOf(await enrol(await centre.newEnrolmentCode(), keys));
    const window = { unitCode: sampleUnitCode, windowNumber: "4" };
    expect(await replyOf(await enrol(await centre.newEnrolmentCode(window), keys))).toEqual(first);
    const [row] = await centre.sql`select window_number from devices where id = ${first.device}`;
    expect(row).toEqual({ window_number: "4" });
  });
});

describe("an enrolment", () => {
  const send = (body: string, keys = createDeviceKeys(), keyId: string = enrolmentKeyId) =>
    sendSigned(centre.url, { method: "POST", path: syncPaths.enrolment, body, keyId, keys });

  test("signed by another key than the one it names is refused and uses up no code", async () => {
    const { publicKey } = createDeviceKeys();
    const code = await centre.newEnrolmentCode();
    const answer = await send(JSON.stringify({ code, publicKey, appVersion: "0.1.0" }));
    expect(await refusalIn(answer)).toMatchObject({ status: 401, code: "signature-wrong" });
    expect((await enrol(code)).status).toBe(200);
  });
  test("under another key id is refused", async () => {
    const keys = createDeviceKeys();
    const body = JSON.stringify({ code: "A", publicKey: keys.publicKey, appVersion: "0.1.0" });
    expect(await refusalIn(await send(body, keys, "somebody"))).toMatchObject({ code: "signature-wrong" });
  });
  test.each([
    ["not json", "body"],
    ["{}", "code"],
    [JSON.stringify({ code: "A", publicKey: "AAAA", appVersion: "0.1.0" }), "publicKey"],
    [JSON.stringify({ code: "A", publicKey: "", appVersion: "x".repeat(41) }), "appVersion"],
  ])("that gives %s is refused for its %s", async (body, field) => {
    const refusal = { status: 400, code: "request-invalid", facts: { field } };
    expect(await refusalIn(await send(body))).toEqual(refusal);
  });
  test("after a few wrong codes from an address, the next wrong one has to wait, and a valid one does not", async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) expect((await enrol("WRONG")).status).toBe(403);
    nowMs += 20_000;
    const answer = await enrol("WRONG");
    expect(answer.headers.get("retry-after")).toBe("40");
    expect(await refusalIn(answer)).toEqual({ status: 429, code: "too-many-requests", facts: { waitSeconds: 40 } });
    expect((await enrol(await centre.newEnrolmentCode())).status).toBe(200);
    nowMs += 40_000;
    expect((await enrol("WRONG")).status).toBe(403);
  });
});
