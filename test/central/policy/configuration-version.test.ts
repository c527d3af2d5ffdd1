import { describe, expect, test } from "vitest";
import type { OfficeRecords } from "../../../central/roster/records/office-records.ts";
import { saveOffice } from "../../../central/roster/records/save-office.ts";
import { freshNonceIn, refusalIn } from "../../support/centre/answers.ts";
import { changePolicy, type PolicyChange } from "../../support/centre/change-policy.ts";
import { enrolWithCode } from "../../support/centre/device.ts";
import { sampleMember, sampleOffice, sampleUnit, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { queuePolicyFor } from "../../support/queue-system/queue-policy.ts";
import { configuredDevice, defaultPolicy } from "./configured-device.ts";

const { office, ask, documentFor, saveStaff } = configuredDevice();

describe("the version", () => {
  test("stays the same as long as the content does, however often it is requested or saved", async () => {
    const first = await documentFor();
    office.nowMs += 1_000;
    await saveOffice(office.centre.sql, await sampleOffice());
    expect(await documentFor()).toEqual(first);
    const current = await ask(1);
    expect({ status: current.status, body: await current.text() }).toEqual({ status: 204, body: "" });
    expect(freshNonceIn(current)).not.toBe("");
  });
  test("rises when something changes, for the devices it concerns", async () => {
    const window = { unitCode: sampleUnitCode, windowNumber: "4" };
    const other = await enrolWithCode(office.centre.url, await office.centre.newEnrolmentCode(window));
    expect([(await documentFor()).version, (await documentFor(other)).version]).toEqual([1, 1]);
    await saveStaff(sampleMember("1003", { windowNumbers: ["4"], star: 5 }));
    expect((await ask(1)).status).toBe(204);
    expect(await documentFor(other, 1)).toMatchObject({ version: 2, staff: [{}, {}, { number: "1003", star: 5 }] });
  });
  test("rises with a change of the office or its policy, and omitted fields stay unchanged", async () => {
    const sample = await sampleOffice();
    const change = (changes: PolicyChange) => changePolicy(office.centre.sql, changes, new Date(office.nowMs));
    const quietHours = [{ from: "22:00", to: "07:00" }];
    const changes = [
      () => saveOffice(office.centre.sql, { ...sample, units: [{ ...sampleUnit, hours: null }] }),
      () => saveOffice(office.centre.sql, { ...sample, units: [{ ...sampleUnit, supportPhone: null }] }),
      () => saveOffice(office.centre.sql, sample),
      () => change({ policy: { walkUp: true, formMs: 20_000 }, followUpDays: 3 }),
      () => change({ policy: { walkUp: false, sound: { volume: 0, quietHours } } }),
      () => change({ policy: { allowTwoWindows: true } }),
      () => change({ attract: null, survey: null }),
    ];
    for (const make of changes) {
      await make();
      await documentFor();
    }
    const { version, hours, unit, followUp, policy, attract, survey } = await documentFor();
    expect({ version, hours, supportPhone: unit.supportPhone, followUp, policy, attract, survey }).toEqual({
      version: changes.length,
      hours: sampleUnit.hours,
      supportPhone: "6018",
      followUp: { baseUrl: office.centre.url, days: 3 },
      policy: { ...defaultPolicy, formMs: 20_000, sound: { volume: 0, quietHours }, allowTwoWindows: true },
      attract: null,
      survey: null,
    });
  });
  test("rises with a new PIN, and not with the same one", async () => {
    const { version, staff } = await documentFor();
    await saveStaff(sampleMember("1001"));
    expect((await documentFor()).version).toBe(version);
    await saveStaff(sampleMember("1001", { pin: "135790" }));
    const changed = await documentFor();
    expect(changed.version).toBe(version + 1);
    expect(changed.staff[0]?.pin.hashBase64).not.toBe(staff[0]?.pin.hashBase64);
  });
  test("is issued once to simultaneous requests", async () => {
    const answers = await Promise.all([documentFor(), documentFor(), documentFor()]);
    expect(new Set(answers.map(({ version }) => version))).toEqual(new Set([1]));
  });
  test("exceeds the one a device has, where the centre was restored from an old backup", async () => {
    await documentFor();
    expect((await documentFor(office.device, 7)).version).toBe(8);
    expect((await documentFor(office.device, 7)).version).toBe(8);
    expect((await ask(8)).status).toBe(204);
  });
  test("claimed by a device is ignored where it is higher than a restored backup can explain, and repeated claims store no further document", async () => {
    expect((await documentFor()).version).toBe(1);
    expect((await documentFor(office.device, 1_000_000_000)).version).toBe(1);
    for (let have = 2; have < 60; have += 2) expect((await documentFor(office.device, have)).version).toBe(have + 1);
    const stored = await office.centre.sql`select from configuration_documents where device = ${office.device.id}`;
    expect(stored.count).toBe(1);
  });
  test.each(["-1", "x", "1.5", "1e99"])("that a device cannot have is refused: %s", async (have) => {
    const refusal = { status: 400, code: "request-invalid", facts: { field: "have" } };
    expect(await refusalIn(await ask(have))).toEqual(refusal);
  });
});

describe("a value that no kiosk would accept", () => {
  const wrong: Readonly<Record<string, Partial<OfficeRecords>>> = {
    hours: { units: [{ ...sampleUnit, hours: { text: { zh: "全天" }, open: [], closedOn: [] } }] },
    "pause reasons": { units: [{ ...sampleUnit, pauseReasons: [] }] },
    "an idle screen": { attract: { afterMs: 60_000, pages: [] } },
    "a queue system": { units: [{ ...sampleUnit, queueSystem: queuePolicyFor("http://10.0.0.8:3348") }] },
    "marks out of range": {
      units: [
        {
          ...sampleUnit,
          queueSystem: queuePolicyFor("ws://10.0.0.8:3348", {
            marks: { ...queuePolicyFor("").marks, 1: { attitude: 0, quality: 1, efficiency: 1, honest: 1 } },
          }),
        },
      ],
    },
    "a policy": { policy: { sound: { volume: 2, quietHours: [] } } },
    mentors: { staff: [sampleMember("1001", { mentorNumber: "nobody" })] },
  };
  test.each(Object.keys(wrong))("is not saved: %s", async (name) => {
    const before = await documentFor();
    await expect(saveOffice(office.centre.sql, { ...(await sampleOffice()), ...wrong[name] })).rejects.toThrow();
    expect(await documentFor()).toEqual(before);
  });
});
