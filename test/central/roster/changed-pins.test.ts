import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { revokeDevice } from "../../../central/devices/revoke-device.ts";
import { rebuildReadModels } from "../../../central/ledger/projecting/rebuild-read-models.ts";
import { departments } from "../../../central/read-models.ts";
import { saveOffice } from "../../../central/roster/records/save-office.ts";
import { newPinVerifier, verifierIdOf, verifyPin } from "../../../contract/node/pin-verifier.ts";
import { seal } from "../../../contract/node/sealing.ts";
import { ConfigurationDocument, type PinVerifier } from "../../../contract/sync/configuration.ts";
import { pinParameters, sealedPinInfo, sealedPinSubject } from "../../../contract/sync/sealed-pin.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { StaffNumber } from "../../../contract/words.ts";
import { sealPin } from "../../../electron/main/login/seal-pin.ts";
import { enrolDevice, requestEnrolment, sendAs, type TestDevice, upload } from "../../support/centre/device.ts";
import { type Draft, endOf, writeEntries, writeLedger } from "../../support/centre/ledger.ts";
import { untilWaiting } from "../../support/centre/lock-waits.ts";
import { verifiedReceipt, verifiedText } from "../../support/centre/receipts.ts";
import { sampleMember, sampleOffice, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;
beforeAll(async () => {
  centre = await startCentre();
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

const number = StaffNumber.parse("1001");

/** The shipped PIN of 1001: whether it has to be changed, and which of these PINs it is. */
const shipped = async (...pins: readonly string[]) => {
  const member = (await documentFor(device)).staff.find((one) => one.number === number);
  if (!member) throw new Error("1001 is not on the roster");
  const fits = await Promise.all(pins.map((pin) => verifyPin(pin, member.pin, null)));
  return { mustChangePin: member.mustChangePin, pin: pins.filter((_, index) => fits[index]) };
};

const loggedIn = (staffNumber = "1001"): Draft => ({ kind: "login-succeeded", body: { staffNumber, by: "pin" } });

interface Change {
  readonly draft: Draft;
  readonly verifier: PinVerifier;
}

const change = async (
  newPin: string,
  before: PinVerifier,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<Change> => {
  const { sealingKey } = await documentFor(device);
  const forCentre = await newPinVerifier(newPin);
  const sealed = await sealPin(forCentre, sampleUnitCode, number, sealingKey);
  const body = { unitCode: sampleUnitCode, staffNumber: number, verifierId: verifierIdOf(before), sealed, ...changes };
  return { draft: { kind: "pin-changed", body }, verifier: forCentre };
};

const presentVerifier = async (): Promise<PinVerifier> => {
  const member = (await documentFor(device)).staff.find((one) => one.number === number);
  if (!member) throw new Error("1001 is not on the roster");
  return member.pin;
};

describe("a PIN that was set at a device", () => {
  test("replaces the office's, on every device, and no longer has to be changed", async () => {
    expect(await shipped("246810", "853906")).toEqual({ mustChangePin: true, pin: ["246810"] });
    const first = await change("853906", await presentVerifier());
    const second = await change("704931", first.verifier);
    const links = writeLedger(device.id, [loggedIn(), first.draft, loggedIn(), second.draft]);
    expect((await verifiedReceipt(device, await upload(device, links))).quarantined).toEqual([]);
    expect(await shipped("246810", "853906", "704931")).toEqual({ mustChangePin: false, pin: ["704931"] });
    device = await enrolDevice(centre);
    expect(await shipped("704931")).toEqual({ mustChangePin: false, pin: ["704931"] });
  });

  test("stays when the office saves the same data again, and goes when it gives another PIN", async () => {
    const { draft } = await change("853906", await presentVerifier());
    await upload(device, writeLedger(device.id, [loggedIn(), draft]));
    await saveOffice(centre.sql, await sampleOffice());
    expect(await shipped("246810", "853906")).toEqual({ mustChangePin: false, pin: ["853906"] });
    await saveOffice(centre.sql, { ...(await sampleOffice()), staff: [sampleMember("1001", { pin: "391076" })] });
    expect(await shipped("853906", "391076")).toEqual({ mustChangePin: true, pin: ["391076"] });
  });

  test("stays also where the office saves while it is being uploaded", async () => {
    const { verifier } = await change("853906", await presentVerifier());
    let saving: Promise<void> | undefined;
    await centre.sql.begin(async (tx) => {
      // As an upload does; it commits only once the office waits for it.
      await tx`
        update staff set pin = ${tx.json({ ...verifier })}, must_change_pin = false where number = ${number}`;
      saving = saveOffice(centre.sql, await sampleOffice());
      await untilWaiting(centre.sql, 1);
    });
    await saving;
    expect(await shipped("246810", "853906")).toEqual({ mustChangePin: false, pin: ["853906"] });
  });

  test("that comes late replaces neither the office's newer one nor that of another device", async () => {
    const before = await presentVerifier();
    const { draft: late } = await change("853906", before);
    const { draft: soon } = await change("704931", before);
    const other = await enrolDevice(centre);
    await upload(other, writeLedger(other.id, [loggedIn(), soon]));
    await upload(device, writeLedger(device.id, [loggedIn(), late]));
    expect(await shipped("853906", "704931")).toEqual({ mustChangePin: false, pin: ["704931"] });
  });

  test("that was sealed for another number, or to another key, changes nothing and is quarantined", async () => {
    const before = await presentVerifier();
    const { draft } = await change("853906", before, { staffNumber: "1002" });
    const sealed = { ...(draft.body["sealed"] as object), keyId: "0123456789abcdef" };
    const { draft: strange } = await change("853906", before, { sealed });
    const links = writeLedger(device.id, [loggedIn(), loggedIn("1002"), draft, strange]);
    const receipt = await verifiedReceipt(device, await upload(device, links));
    expect(receipt.quarantined).toEqual([3, 4].map((seq) => ({ seq, reason: "body-invalid" })));
    expect(await shipped("246810", "853906")).toEqual({ mustChangePin: true, pin: ["246810"] });
    const rest = writeEntries(device.id, endOf(links), [(await change("853906", before)).draft]);
    await upload(device, rest);
    expect(await shipped("853906")).toEqual({ mustChangePin: false, pin: ["853906"] });
  });

  test("stays quarantined when the read models are rebuilt", async () => {
    const { draft } = await change("853906", await presentVerifier(), { staffNumber: "1002" });
    const links = writeLedger(device.id, [loggedIn(), loggedIn("1002"), draft]);
    const wrong = [{ seq: 3, reason: "body-invalid" }];
    expect((await verifiedReceipt(device, await upload(device, links))).quarantined).toEqual(wrong);
    await rebuildReadModels(centre.sql, departments);
    expect((await verifiedReceipt(device, await upload(device, links))).quarantined).toEqual(wrong);
  });

  const salt = Buffer.alloc(16, 1);
  const made = { scheme: "scrypt", saltBase64: salt.toString("base64"), ...pinParameters };
  const whole = { ...made, hashBase64: Buffer.alloc(32, 2).toString("base64") };
  test.each([
    ["a cost of its own", { ...whole, cost: 1_048_576 }],
    ["another block size", { ...whole, blockSize: 1 }],
    ["more threads", { ...whole, parallelization: 16 }],
    ["no salt", { ...whole, saltBase64: "" }],
    ["a longer salt", { ...whole, saltBase64: Buffer.alloc(18, 1).toString("base64") }],
    ["a hash of three bytes", { ...whole, hashBase64: Buffer.alloc(3, 2).toString("base64") }],
    ["a hash under a pepper", { ...whole, scheme: "scrypt-hmac" }],
  ])("in a form that no kiosk writes changes nothing and is quarantined: %s", async (_, verifier) => {
    const { sealingKey } = await documentFor(device);
    const sealedAs = { info: sealedPinInfo, subject: sealedPinSubject(sampleUnitCode, number) };
    const sealed = await seal(Buffer.from(JSON.stringify(verifier), "utf8"), sealedAs, sealingKey);
    const { draft } = await change("853906", await presentVerifier(), { sealed });
    const links = writeLedger(device.id, [loggedIn(), draft]);
    const receipt = await verifiedReceipt(device, await upload(device, links));
    expect(receipt.quarantined).toEqual([{ seq: 2, reason: "body-invalid" }]);
    expect(await shipped("246810")).toEqual({ mustChangePin: true, pin: ["246810"] });
  });

  test("counts after a log-in with that number at that device, and otherwise changes nothing and is quarantined", async () => {
    const { draft } = await change("853906", await presentVerifier());
    const other = await enrolDevice(centre);
    await upload(other, writeLedger(other.id, [loggedIn()]));
    const told = { kind: "opinion-given", body: { text: '"kind":"login-succeeded" "staffNumber":"1001"' } };
    const links = writeLedger(device.id, [loggedIn("1002"), told, draft, loggedIn()]);
    const { quarantined } = await verifiedReceipt(device, await upload(device, links));
    expect(quarantined).toContainEqual({ seq: 3, reason: "body-invalid" });
    expect(await shipped("246810")).toEqual({ mustChangePin: true, pin: ["246810"] });
    await upload(device, writeLedger(device.id, [draft], 2));
    expect(await shipped("853906")).toEqual({ mustChangePin: false, pin: ["853906"] });
  });

  test("from a time when the device was revoked does not count, and counts again once it was enrolled again", async () => {
    const before = await presentVerifier();
    const atOf = (ms: number) => new Date(Date.now() + ms).toISOString();
    const { draft } = await change("853906", before);
    const { draft: later } = await change("704931", before);
    await revokeDevice(centre.sql, device.id, new Date());
    await requestEnrolment(centre.url, await centre.newEnrolmentCode(), device.keys);
    const links = writeLedger(device.id, [loggedIn(), { ...draft, at: atOf(-3_600_000) }]);
    expect((await upload(device, links)).status).toBe(200);
    expect(await shipped("246810", "853906")).toEqual({ mustChangePin: true, pin: ["246810"] });
    await upload(device, writeEntries(device.id, endOf(links), [loggedIn(), { ...later, at: atOf(3_600_000) }]));
    expect(await shipped("246810", "704931")).toEqual({ mustChangePin: false, pin: ["704931"] });
  });

  test("is for staff of the device's unit", async () => {
    const { draft } = await change("853906", await presentVerifier(), { unitCode: "330100-ELSE" });
    await upload(device, writeLedger(device.id, [loggedIn(), draft]));
    expect(await shipped("246810")).toEqual({ mustChangePin: true, pin: ["246810"] });
  });
});

describe("the office", () => {
  test("may give a weak PIN only for the first log-in", async () => {
    const save = async (mustChangePin: boolean) =>
      saveOffice(centre.sql, {
        ...(await sampleOffice()),
        staff: [sampleMember("1001", { pin: "123456", mustChangePin })],
      });
    await expect(save(false)).rejects.toThrow("the PIN of 1001 is weak");
    await save(true);
    expect(await shipped("123456")).toEqual({ mustChangePin: true, pin: ["123456"] });
  });
});
