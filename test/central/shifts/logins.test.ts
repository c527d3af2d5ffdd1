import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { saveOffice } from "../../../central/roster/records/save-office.ts";
import { mostAttempts } from "../../../contract/ledger/bodies/login.ts";
import { newPinVerifier, verifierIdOf } from "../../../contract/node/pin-verifier.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { loginsQuestion } from "../../../contract/office/shifts/logins.ts";
import { ConfigurationDocument, type PinVerifier } from "../../../contract/sync/configuration.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { StaffNumber } from "../../../contract/words.ts";
import { sealPin } from "../../../electron/main/login/seal-pin.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import { enrolDevice, sendAs, type TestDevice, upload } from "../../support/centre/device.ts";
import { at } from "../../support/centre/duty-drafts.ts";
import { type Draft, endOf, writeEntries, writeLedger } from "../../support/centre/ledger.ts";
import { attemptDraft, loggedInDraft, unlockedDraft } from "../../support/centre/login-drafts.ts";
import { sendEpoch, verifiedText } from "../../support/centre/receipts.ts";
import { sampleMember, sampleOffice, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

const nowMs = Date.parse("2026-03-01T01:00:00.000Z");
let centre: TestCentre;
let device: TestDevice;
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
});
beforeEach(async () => {
  await centre.sql`delete from window_staff`;
  await centre.sql`delete from staff`;
  await saveOffice(centre.sql, await sampleOffice());
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

const documentFor = async (asker: TestDevice) =>
  ConfigurationDocument.parse(
    JSON.parse(await verifiedText(asker, await sendAs(asker, { method: "GET", path: syncPaths.configuration }))),
  );

const shippedMember = async (number = "1001") => {
  const member = (await documentFor(device)).staff.find((one) => one.number === number);
  if (!member) throw new Error(`${number} is not on the roster`);
  return member;
};

/** The verifier of the PIN that 1001 has at present. */
const presentPin = async (): Promise<string> => verifierIdOf((await shippedMember()).pin);

const logins = () => askOffice(centre, loginsQuestion);

/** The locked numbers of this test's device. */
const locked = async () => (await logins()).lockedNumbers.filter((row) => row.device === device.id);

const minute = (count: number) => `2026-03-01T09:${String(count).padStart(2, "0")}:00.000+08:00`;

/** This many failed attempts, one a minute from 09:01 on. */
const inVain = (verifierId: string, count: number = mostAttempts, changes = {}): readonly Draft[] =>
  Array.from({ length: count }, (_, index) => at(minute(index + 1), attemptDraft(verifierId, changes)));

const row = (changes = {}) => ({
  device: device.id,
  unitCode: sampleUnitCode,
  unitName: { zh: "测试服务中心" },
  windowNumber: "3",
  staffNumber: "1001",
  staffName: { zh: "测试1001" },
  lockedAt: minute(10),
  isUnlocked: false,
  ...changes,
});

describe("locked numbers", () => {
  test("are listed with place and start, from the tenth wrong PIN on", async () => {
    const pin = await presentPin();
    const nine = writeLedger(device.id, inVain(pin, mostAttempts - 1));
    await upload(device, nine);
    expect(await locked()).toEqual([]);
    const tenth = writeEntries(device.id, endOf(nine), [at(minute(10), attemptDraft(pin))]);
    await upload(device, tenth);
    expect(await locked()).toEqual([row()]);
  });

  test.each([
    ["the right PIN", loggedInDraft()],
    ["IT at the device", unlockedDraft("1001", "it")],
    ["the centre", unlockedDraft()],
  ])("are unlocked after %s, and only after it", async (_, settling) => {
    const pin = await presentPin();
    await sendEpoch(device, [settling, ...inVain(pin)]);
    expect(await locked()).toEqual([row()]);
    await sendEpoch(device, [settling, ...inVain(pin), settling]);
    expect(await locked()).toEqual([]);
  });

  test("are counted over all epochs of a device, in any order of arrival", async () => {
    const attempts = inVain(await presentPin());
    await sendEpoch(device, attempts.slice(4), 3);
    await sendEpoch(device, attempts.slice(0, 4), 2);
    expect(await locked()).toEqual([row()]);
    await sendEpoch(device, [...attempts, loggedInDraft()], 1);
    expect(await locked()).toEqual([row()]);
  });

  test("are those of one device and one person", async () => {
    const pin = await presentPin();
    const other = await enrolDevice(centre);
    await sendEpoch(device, [...inVain(pin, 5), ...inVain(pin, 5, { staffNumber: "1002" }), loggedInDraft("1002")]);
    await sendEpoch(other, inVain(pin, 5));
    const nobodys = { staffNumber: null, verifierId: null };
    await sendEpoch(device, inVain(pin, mostAttempts, nobodys), 2);
    expect((await logins()).lockedNumbers).toEqual([]);
  });

  test("are unlocked once the office has given another PIN", async () => {
    await sendEpoch(device, inVain(await presentPin()));
    await saveOffice(centre.sql, { ...(await sampleOffice()), staff: [sampleMember("1001", { pin: "391076" })] });
    expect(await locked()).toEqual([]);
  });
});

const askToUnlock = (body: string, headers: Record<string, string> = centre.asCity, type = "application/json") =>
  fetch(`${centre.url}${officePaths.unlocks}`, {
    method: "POST",
    headers: { "content-type": type, ...headers },
    body,
  });

const wish = (changes = {}) => JSON.stringify({ unitCode: sampleUnitCode, staffNumber: "1001", ...changes });

describe("unlocking on the office's page", () => {
  test("is shipped to the devices, and shown until the device has received it", async () => {
    const links = writeLedger(device.id, inVain(await presentPin()));
    await upload(device, links);
    expect((await askToUnlock(wish())).status).toBe(204);
    expect(await locked()).toEqual([row({ isUnlocked: true })]);
    expect([(await shippedMember()).unlocks, (await shippedMember("1002")).unlocks]).toEqual([1, 0]);
    await upload(device, writeEntries(device.id, endOf(links), [unlockedDraft()]));
    expect(await locked()).toEqual([]);
  });

  test("can be needed again: ten more failures lock it again", async () => {
    const pin = await presentPin();
    await askToUnlock(wish());
    await sendEpoch(device, [...inVain(pin), unlockedDraft(), ...inVain(pin, mostAttempts, { unlocks: 1 })]);
    expect(await locked()).toEqual([row()]);
  });

  test("requires a log-in: without it nothing is read and nothing changes", async () => {
    for (const cookie of ["", `${centre.asCity.cookie}x`]) {
      for (const body of [wish(), "{", "x".repeat(5_000)]) {
        expect(await refusalIn(await askToUnlock(body, { ...centre.asCity, cookie }))).toEqual({
          status: 401,
          code: "login-required",
          facts: undefined,
        });
      }
    }
    expect((await shippedMember()).unlocks).toBe(0);
  });

  test.each([
    ["an unknown number", wish({ staffNumber: "9999" }), 404, "not-found", undefined],
    ["another unit's", wish({ unitCode: "330100-ELSE" }), 404, "not-found", undefined],
    ["no number", wish({ staffNumber: undefined }), 400, "request-invalid", { field: "staffNumber" }],
    ["something beside it", wish({ pin: "1" }), 400, "request-invalid", { field: "pin" }],
    ["no JSON", "{", 400, "request-invalid", { field: "body" }],
    ["too much", wish({ staffNumber: "1".repeat(2_000) }), 413, "body-too-large", { maxBytes: 1_024 }],
  ])("is refused for %s", async (_, body, status, code, facts) => {
    expect(await refusalIn(await askToUnlock(body))).toEqual({ status, code, facts });
  });

  test("is refused as a form, which a page from elsewhere could send", async () => {
    const sent = await askToUnlock(
      "unitCode=330100-XZFW&staffNumber=1001",
      undefined,
      "application/x-www-form-urlencoded",
    );
    expect(await refusalIn(sent)).toEqual({
      status: 415,
      code: "media-type-unsupported",
      facts: { expected: "application/json" },
    });
    expect((await shippedMember()).unlocks).toBe(0);
  });
});

describe("the PINs that were changed at a window", () => {
  const change = async (newPin: string, before: PinVerifier): Promise<{ draft: Draft; verifier: PinVerifier }> => {
    const { sealingKey } = await documentFor(device);
    const forCentre = await newPinVerifier(newPin);
    const sealed = await sealPin(forCentre, sampleUnitCode, StaffNumber.parse("1001"), sealingKey);
    const verifierId = verifierIdOf(before);
    const body = { unitCode: sampleUnitCode, staffNumber: "1001", verifierId, sealed };
    return { draft: { kind: "pin-changed", body }, verifier: forCentre };
  };
  const mine = async () => (await logins()).changedPins.filter((one) => one.device === device.id);

  test("are listed, newest first, with person, time and place, and without the PIN", async () => {
    const { pin } = await shippedMember();
    const first = await change("853906", pin);
    const second = await change("704931", first.verifier);
    const drafts = [loggedInDraft(), at(minute(1), first.draft), loggedInDraft(), at(minute(2), second.draft)];
    await sendEpoch(device, drafts);
    const shared = {
      device: device.id,
      epoch: 1,
      unitCode: sampleUnitCode,
      unitName: { zh: "测试服务中心" },
      windowNumber: "3",
      staffNumber: "1001",
      staffName: { zh: "测试1001" },
      receivedAt: new Date(nowMs).toISOString(),
    };
    expect(await mine()).toEqual([
      { ...shared, seq: 4, changedAt: minute(2) },
      { ...shared, seq: 2, changedAt: minute(1) },
    ]);
    const text = JSON.stringify(await logins());
    const sealed = [first, second].map(({ draft }) => draft.body["sealed"] as { readonly ciphertextBase64: string });
    const secrets = [
      ...[pin, first.verifier, second.verifier].flatMap((one) => [one.saltBase64, one.hashBase64, verifierIdOf(one)]),
      ...sealed.flatMap((one) => Object.values(one)),
    ];
    expect(secrets.length).toBeGreaterThan(9);
    expect(secrets.filter((secret) => text.includes(String(secret)))).toEqual([]);
  });

  test("include only those in force: no PIN that came too late, and no PIN without a log-in", async () => {
    const { pin } = await shippedMember();
    const taken = await change("853906", pin);
    const late = await change("704931", pin);
    const other = await enrolDevice(centre);
    await sendEpoch(other, [loggedInDraft(), taken.draft]);
    await sendEpoch(device, [(await change("391076", taken.verifier)).draft, loggedInDraft(), late.draft]);
    expect(await mine()).toEqual([]);
  });
});
