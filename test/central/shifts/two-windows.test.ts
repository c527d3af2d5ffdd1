import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { dutyQuestion } from "../../../contract/office/shifts/duty.ts";
import { staffShiftPath } from "../../../contract/sync/signature-profile.ts";
import { StaffShift } from "../../../contract/sync/staff-shift.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import { changePolicy } from "../../support/centre/change-policy.ts";
import { enrolDevice, enrolWithCode, sendAs, type TestDevice } from "../../support/centre/device.ts";
import { at, endDraft, startDraft } from "../../support/centre/duty-drafts.ts";
import type { Draft } from "../../support/centre/ledger.ts";
import { listedDevices } from "../../support/centre/list-devices.ts";
import { sendEpoch, verifiedText } from "../../support/centre/receipts.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

const dayMs = 24 * 60 * 60 * 1_000;
let nowMs: number;
let centre: TestCentre | undefined;
let third: TestDevice;
let fourth: TestDevice;

const started = (): TestCentre => {
  if (!centre) throw new Error("no centre");
  return centre;
};

beforeEach(async () => {
  nowMs = Date.parse("2026-03-02T01:00:00.000Z");
  await centre?.stop();
  centre = await startCentre({ clock: () => nowMs });
  third = await enrolDevice(centre);
  const window = { unitCode: sampleUnitCode, windowNumber: "4" };
  fourth = await enrolWithCode(centre.url, await centre.newEnrolmentCode(window));
});
afterAll(() => centre?.stop());

const since = "2026-03-02T09:00:00.000+08:00";
const start = (windowNumber: string, staffNumber = "1001", shiftId: string = randomUUID()): Draft =>
  at(since, startDraft(shiftId, { windowNumber, staffNumber }));

const alarms = async () => {
  const { twoWindows } = await askOffice(started(), dutyQuestion);
  const devices = await listedDevices(started());
  expect(devices.map((device) => device.alarms)).toEqual([0, 0]);
  return twoWindows;
};

describe("a shift that begins while the same person is on shift at another window", () => {
  test("is an alarm about that shift, and about no device", async () => {
    await sendEpoch(third, [start("3")]);
    expect(await alarms()).toEqual([]);
    await sendEpoch(fourth, [start("4", "1002"), start("4")]);
    expect(await alarms()).toEqual([
      {
        device: fourth.id,
        epoch: 1,
        seq: 2,
        unitName: { zh: "测试服务中心" },
        windowNumber: "4",
        staffNumber: "1001",
        staffName: { zh: "测试1001" },
        startedAt: since,
        raisedAt: new Date(nowMs).toISOString(),
      },
    ]);
  });
  test("is no alarm where the policy allows it", async () => {
    await changePolicy(started().sql, { policy: { allowTwoWindows: true } }, new Date(nowMs));
    await sendEpoch(third, [start("3")]);
    await sendEpoch(fourth, [start("4")]);
    expect(await alarms()).toEqual([]);
  });
  test("is no alarm where the other one has ended, by its entry or by the next shift there", async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await sendEpoch(third, [
      start("3", "1001", first),
      endDraft(first),
      start("3", "1002", second),
      start("3", "1003"),
    ]);
    await sendEpoch(fourth, [start("4"), start("4", "1002")]);
    expect(await alarms()).toEqual([]);
  });
  test("is no alarm where it was over before it was reported", async () => {
    const shiftId = randomUUID();
    await sendEpoch(third, [start("3")]);
    await sendEpoch(fourth, [start("4", "1001", shiftId), endDraft(shiftId)]);
    expect(await alarms()).toEqual([]);
  });
  test("is reported once, and not again when an older epoch comes", async () => {
    await sendEpoch(third, [start("3")]);
    await sendEpoch(fourth, [start("4")], 2);
    const before = await alarms();
    nowMs += 60_000;
    await sendEpoch(fourth, [start("4", "1002")], 1);
    expect([before.length, await alarms()]).toEqual([1, before]);
  });
  test("is no alarm at the same window, or where the other device has been silent for a day", async () => {
    const spare = await enrolDevice(started());
    await sendEpoch(spare, [start("3")]);
    await sendEpoch(third, [start("3")]);
    nowMs += dayMs;
    await sendEpoch(fourth, [start("4")]);
    expect((await askOffice(started(), dutyQuestion)).twoWindows).toEqual([]);
  });
  test("is an alarm where the other window was offline for hours, although no log-in was blocked", async () => {
    await sendEpoch(third, [start("3")]);
    nowMs += dayMs - 1;
    await sendEpoch(fourth, [start("4")]);
    expect((await alarms()).length).toBe(1);
  });
  test("is found by one of two uploads that report it at the same moment", async () => {
    for (let round = 0; round < 10; round += 1) {
      const epoch = 2 * round + 1;
      await Promise.all([sendEpoch(third, [start("3")], epoch), sendEpoch(fourth, [start("4")], epoch)]);
      expect((await alarms()).filter((alarm) => alarm.epoch === epoch).length).toBeGreaterThan(0);
      const ended = randomUUID();
      for (const [device, window] of [
        [third, "3"],
        [fourth, "4"],
      ] as const) {
        await sendEpoch(device, [start(window, "1001", ended), endDraft(ended)], epoch + 1);
      }
    }
  });
});

describe("the request of a kiosk for other windows", () => {
  const ask = (device: TestDevice, number: string) => sendAs(device, { method: "GET", path: staffShiftPath(number) });
  const answerTo = async (device: TestDevice, number: string) =>
    StaffShift.parse(JSON.parse(await verifiedText(device, await ask(device, number))));

  test("is answered with the other window, signed", async () => {
    await sendEpoch(third, [start("3")]);
    expect(await answerTo(fourth, "1001")).toEqual({
      type: "staff-shift",
      v: 1,
      device: fourth.id,
      answeredAt: new Date(nowMs).toISOString(),
      staffNumber: "1001",
      elsewhere: { unitCode: sampleUnitCode, unitName: { zh: "测试服务中心" }, windowNumber: "3", since },
    });
  });
  test("is answered with no window where it comes from that window, is about another person, or follows ten minutes without contact", async () => {
    await sendEpoch(third, [start("3")]);
    const elsewhere = async (device: TestDevice, number: string) => (await answerTo(device, number)).elsewhere;
    expect([await elsewhere(third, "1001"), await elsewhere(fourth, "1002")]).toEqual([null, null]);
    nowMs += 10 * 60_000 - 1;
    expect(await elsewhere(fourth, "1001")).toMatchObject({ windowNumber: "3" });
    nowMs += 1;
    expect(await elsewhere(fourth, "1001")).toBeNull();
  });
  test("is for devices, about a staff number", async () => {
    const answer = await fetch(`${started().url}${staffShiftPath("1001")}`);
    expect(await refusalIn(answer)).toMatchObject({ status: 401, code: "signature-missing" });
    const refused = { status: 400, code: "request-invalid", facts: { field: "number" } };
    expect(await refusalIn(await ask(fourth, "1_1"))).toEqual(refused);
  });
});
