import { describe, expect, test } from "vitest";
import { setItPin } from "../../../central/policy/set-it-pin.ts";
import { saveOffice } from "../../../central/roster/records/save-office.ts";
import { unlockStaff } from "../../../central/shifts/unlock-staff.ts";
import { emptyEpoch } from "../../../contract/ledger/chain.ts";
import { changePolicy } from "../../support/centre/change-policy.ts";
import { enrolWithCode, type TestDevice, upload } from "../../support/centre/device.ts";
import { verifiedReceipt } from "../../support/centre/receipts.ts";
import { sampleMember, sampleOffice, sampleUnit, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { configuredDevice } from "./configured-device.ts";

const { office, documentFor, saveStaff } = configuredDevice();

/** The mark in the receipt of a heartbeat. */
const markFor = async (device: TestDevice = office.device) =>
  (await verifiedReceipt(device, await upload(device, [], emptyEpoch(1)))).configuration;

const seen = async (device: TestDevice = office.device) => ({
  mark: await markFor(device),
  version: (await documentFor(device)).version,
});

const atWindow = (windowNumber: string) => ({ unitCode: sampleUnitCode, windowNumber });
const enrolAt = async (windowNumber: string): Promise<TestDevice> =>
  enrolWithCode(office.centre.url, await office.centre.newEnrolmentCode(atWindow(windowNumber)));

/** Each changes the document of the device at window 3. */
const changes: Readonly<Record<string, () => Promise<unknown>>> = {
  "a policy": () => changePolicy(office.centre.sql, { policy: { formMs: 20_000 } }, new Date(office.nowMs)),
  "hours of the unit": async () =>
    saveOffice(office.centre.sql, { ...(await sampleOffice()), units: [{ ...sampleUnit, hours: null }] }),
  "a person who comes": () => saveStaff(sampleMember("1077")),
  "a person's star": () => saveStaff(sampleMember("1001", { star: 2 })),
  "a person's windows": () => saveStaff(sampleMember("1001", { windowNumbers: ["4"] })),
  "a name of the window": () =>
    office.centre.sql`
      update windows set name = jsonb_build_object('zh', '咨询') where unit_code = ${sampleUnitCode} and number = '3'`,
  "an unlocked number": () => unlockStaff(office.centre.sql, { unitCode: sampleUnitCode, number: "1001" }),
  "a calendar": () =>
    office.centre.sql`
      insert into calendar_imports (number, kind, year, off, worked, imported_at, imported_by)
      values (1, 'local', 2026, '{2026-04-22}', '{}', now(), 'test')`,
  "the IT PIN": () => setItPin(office.centre.sql, "708192"),
  "the place of the device": () =>
    office.centre.sql`update devices set window_number = '4' where id = ${office.device.id}`,
  "a retired window": () =>
    office.centre.sql`
      update windows set retired_at = now() where unit_code = ${sampleUnitCode} and number = '3'`,
};

describe("the mark of a configuration", () => {
  test.each(Object.keys(changes))("changes with the document: %s", async (name) => {
    const before = await seen();
    await changes[name]?.();
    const after = await seen();
    expect(after.version).toBe(before.version + 1);
    expect(after.mark).not.toBe(before.mark);
  });
  test("changes when a rollout takes effect, not when it is made", async () => {
    const before = await markFor();
    const later = new Date(office.nowMs + 60_000);
    await changePolicy(office.centre.sql, { policy: { formMs: 25_000 } }, later);
    expect(await markFor()).toBe(before);
    office.nowMs += 60_000;
    expect(await markFor()).not.toBe(before);
  });
  test("stays where rows are written as they were, and as time passes", async () => {
    const before = await markFor();
    await office.centre.sql`update units set name = name`;
    await office.centre.sql`update windows set name = name`;
    await office.centre.sql`update staff set name = name`;
    office.nowMs += 3_600_000;
    expect(await markFor()).toBe(before);
  });
  test("stays for devices of other units", async () => {
    const other = { ...sampleUnit, code: "other-unit" };
    const sample = await sampleOffice();
    await saveOffice(office.centre.sql, {
      ...{ ...sample, units: [...sample.units, other] },
      windows: [...sample.windows, { ...sample.windows[0], unitCode: other.code }],
    } as typeof sample);
    const before = await markFor();
    await office.centre.sql`update units set support_phone = '6999' where code = ${other.code}`;
    expect(await markFor()).toBe(before);
  });
  test("tells one window's policy from another's", async () => {
    const four = await enrolAt("4");
    expect(await markFor(four)).not.toBe(await markFor());
  });
});
