import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { revokeDevice } from "../../../central/devices/revoke-device.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { dutyQuestion } from "../../../contract/office/shifts/duty.ts";
import { EnrolmentReply } from "../../../contract/sync/enrolment.ts";
import { staffShiftPath, syncPaths } from "../../../contract/sync/signature-profile.ts";
import { StaffShift } from "../../../contract/sync/staff-shift.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import {
  enrolDevice,
  enrolWithCode,
  requestEnrolment,
  sendAs,
  type TestDevice,
  upload,
} from "../../support/centre/device.ts";
import { createDeviceKeys } from "../../support/centre/device-keys.ts";
import { startDraft } from "../../support/centre/duty-drafts.ts";
import { endOf, ratingDraft, writeEntries, writeLedger } from "../../support/centre/ledger.ts";
import { listedDevices } from "../../support/centre/list-devices.ts";
import { untilWaiting } from "../../support/centre/lock-waits.ts";
import { verifiedText } from "../../support/centre/receipts.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;
let nowMs = Date.parse("2026-03-01T01:00:00.000Z");

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
});
beforeEach(async () => {
  nowMs += 60_000;
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

const ask = (path: string, body?: unknown) =>
  fetch(`${centre.url}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { ...centre.asCity, "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });

const revoke = (id: string = device.id) => ask(officePaths.revocations, { device: id });

const rowOf = async (id: string = device.id) => {
  const devices = await listedDevices(centre);
  return devices.find((row) => row.device === id);
};

const refused = { status: 403, code: "device-revoked", facts: undefined };

const ratingsOf = async (): Promise<number> =>
  (await centre.sql`select from ratings where device = ${device.id}`).length;

describe("a revoked device", () => {
  test("is refused for every request, and told to retry much later", async () => {
    expect((await revoke()).status).toBe(204);
    const answers = await Promise.all([
      upload(device, writeLedger(device.id, [ratingDraft()])),
      sendAs(device, { method: "GET", path: syncPaths.configuration }),
      sendAs(device, { method: "POST", path: syncPaths.pepper }),
      sendAs(device, { method: "GET", path: `${syncPaths.pictures}/${"0".repeat(64)}` }),
      sendAs(device, { method: "GET", path: staffShiftPath("1001") }),
    ]);
    expect(answers.map((answer) => answer.headers.get("retry-after"))).toEqual(Array(5).fill("900"));
    for (const answer of answers) expect(await refusalIn(answer)).toEqual(refused);
    expect(await ratingsOf()).toBe(0);
    expect(await rowOf()).toMatchObject({
      status: "revoked",
      revokedAt: new Date(nowMs).toISOString(),
      lastSeenAt: null,
    });
  });

  test("keeps the entries it sent earlier, and other devices are not affected", async () => {
    const other = await enrolDevice(centre);
    const links = writeLedger(device.id, [ratingDraft(), ratingDraft()]);
    expect((await upload(device, links)).status).toBe(200);
    await revoke();
    expect(await refusalIn(await upload(device, writeEntries(device.id, endOf(links), [ratingDraft()])))).toEqual(
      refused,
    );
    expect(await ratingsOf()).toBe(2);
    expect((await upload(other, writeLedger(other.id, [ratingDraft()]))).status).toBe(200);
  });

  test("is told about the revocation only where its own key signed the request", async () => {
    await revoke();
    const stranger = { ...device, keys: createDeviceKeys() };
    const answer = await sendAs(stranger, { method: "GET", path: syncPaths.configuration });
    expect(await refusalIn(answer)).toMatchObject({ code: "signature-wrong" });
  });

  test("cannot come back with the code that it used", async () => {
    const keys = createDeviceKeys();
    const code = await centre.newEnrolmentCode();
    const { device: id } = EnrolmentReply.parse(await (await requestEnrolment(centre.url, code, keys)).json());
    await revoke(id);
    const again = await requestEnrolment(centre.url, code, keys);
    expect(await refusalIn(again)).toMatchObject({ code: "enrolment-code-refused" });
    expect((await rowOf(id))?.status).toBe("revoked");
  });

  test("with a new code and its own key is the same device again, and uploads the entries stored meanwhile", async () => {
    const links = writeLedger(device.id, [ratingDraft()]);
    await upload(device, links);
    await revoke();
    const answer = await requestEnrolment(centre.url, await centre.newEnrolmentCode(), device.keys);
    expect(EnrolmentReply.parse(await answer.json()).device).toBe(device.id);
    expect((await upload(device, writeEntries(device.id, endOf(links), [ratingDraft()]))).status).toBe(200);
    expect(await ratingsOf()).toBe(2);
    expect(await rowOf()).toMatchObject({ status: "live", revokedAt: null });
  });

  test("is revoked once: a second revocation, or one of an unknown device, is not found", async () => {
    const statuses = [await revoke(), await revoke(), await revoke("33333333-3333-4333-8333-333333333333")];
    expect(statuses.map(({ status }) => status)).toEqual([204, 404, 404]);
    expect(await refusalIn(await revoke("no id"))).toMatchObject({
      code: "request-invalid",
      facts: { field: "device" },
    });
  });

  test("has no staff on duty any more, and blocks no log-in at another window", async () => {
    const window = { unitCode: sampleUnitCode, windowNumber: "4" };
    const other = await enrolWithCode(centre.url, await centre.newEnrolmentCode(window));
    await upload(device, writeLedger(device.id, [startDraft(randomUUID())]));
    const onDuty = async () => {
      const duty = await askOffice(centre, dutyQuestion);
      return duty.onDuty.filter((row) => row.device === device.id).length;
    };
    const elsewhere = async () => {
      const answer = await sendAs(other, { method: "GET", path: staffShiftPath("1001") });
      return StaffShift.parse(JSON.parse(await verifiedText(other, answer))).elsewhere?.windowNumber;
    };
    expect([await onDuty(), await elsewhere()]).toEqual([1, "3"]);
    await revoke();
    expect([await onDuty(), await elsewhere()]).toEqual([0, undefined]);
  });

  test("that is revoked during an upload has the whole upload refused", async () => {
    let uploading: Promise<Response> | undefined;
    await centre.sql.begin(async (tx) => {
      await revokeDevice(tx, device.id, new Date(nowMs));
      uploading = upload(device, writeLedger(device.id, [ratingDraft()]));
      // The route has accepted the device, and waits for this tx.
      await untilWaiting(centre.sql, 1);
    });
    expect(uploading && (await refusalIn(await uploading))).toEqual(refused);
    expect(await ratingsOf()).toBe(0);
  });
});

describe("the command that revokes a device", () => {
  const command = fileURLToPath(new URL("../../../central/commands/revoke-device.ts", import.meta.url));
  const run = async (...options: readonly string[]): Promise<string> => {
    const environment = { ...process.env, DATABASE_URL: centre.databaseUrl };
    return (await promisify(execFile)(process.execPath, [command, ...options], { env: environment })).stdout;
  };

  test("names the device, and revokes it once", async () => {
    expect(await run("--device", device.id)).toMatch(
      new RegExp(`^${device.id}: .*Its next request will be refused\\.\n$`),
    );
    expect((await rowOf())?.status).toBe("revoked");
    await expect(run("--device", device.id)).rejects.toThrow("or it is already revoked");
    await expect(run("--device", "abc")).rejects.toThrow("Usage: npm run centre -- revoke-device");
  });
});
