import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { saveOffice } from "../../../central/roster/records/save-office.ts";
import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { StaffNumber } from "../../../contract/words.ts";
import { changePolicy } from "../../support/centre/change-policy.ts";
import { enrolDevice, enrolWithCode } from "../../support/centre/device.ts";
import { verifiedText } from "../../support/centre/receipts.ts";
import { sampleMember, sampleOffice, sampleUnit, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre } from "../../support/centre/start-centre.ts";
import { queuePolicyFor } from "../../support/queue-system/queue-policy.ts";
import { configuredDevice, defaultPolicy, hashOf } from "./configured-device.ts";

const { office, ask, documentFor, saveStaff } = configuredDevice();

describe("the document", () => {
  test("contains all that a device needs, signed by the key it pinned", async () => {
    const document = await documentFor();
    const { staff, sealingKey, ...rest } = document;
    const { hours, pauseReasons, ...unit } = sampleUnit;
    const { levels, attract, survey } = await sampleOffice();
    expect(rest).toEqual({
      type: "configuration",
      v: 1,
      itPin: null,
      itUnlocks: 0,
      device: office.device.id,
      version: 1,
      issuedAt: new Date(office.nowMs).toISOString(),
      unit,
      window: { number: "3", name: { zh: "综合受理" } },
      tagsVersion: "2020-05",
      levels: levels.levels,
      hours,
      pauseReasons,
      attract: { ...attract, pages: attract?.pages.map((page) => ({ ...page, picture: hashOf(page.picture) })) },
      survey,
      followUp: { baseUrl: office.centre.url, days: 7 },
      policy: defaultPolicy,
    });
    const keyId = createHash("sha256").update(Buffer.from(sealingKey.publicKeyBase64, "base64")).digest("hex");
    expect(sealingKey.keyId).toBe(keyId.slice(0, 16));
    const { pin, portrait, ...member } = staff[0] ?? {};
    const { unitCode, windowNumbers, pin: _pin, portrait: picture, ...expected } = sampleMember("1001");
    expect(member).toEqual({ ...expected, mustChangePin: true, badges: [], unlocks: 0 });
    expect(portrait).toBe(hashOf(picture));
    expect(pin).toMatchObject({ scheme: "scrypt", cost: 16_384, blockSize: 8, parallelization: 1 });
    expect(JSON.stringify(document)).not.toContain("246810");
  });
  test("contains fields unknown to older kiosks only where they have a value", async () => {
    const named = async () => {
      const { staff, policy } = JSON.parse(await verifiedText(office.device, await ask(0)));
      return [Object.keys(staff[0]).slice(11), Object.keys(policy)];
    };
    const fields = ["promptMs", "reasonsMs", "thanksMs", "formMs", "walkUp"];
    await office.centre.sql`update staff set must_change_pin = false`;
    expect(await named()).toEqual([["pin"], [...fields, "sound"]]);
    await office.centre.sql`update staff set unlocks = 1, must_change_pin = true`;
    await saveOffice(office.centre.sql, {
      ...(await sampleOffice()),
      staff: [sampleMember("1001", { badges: ["CS-7f3a"] })],
    });
    await changePolicy(
      office.centre.sql,
      {
        policy: {
          badgeLogin: "alone",
          allowTwoWindows: true,
          changeWithinMs: 12_000,
          allowMouseRating: true,
          logOutAsksPin: false,
        },
      },
      new Date(office.nowMs),
    );
    const said = ["pin", "mustChangePin", "badges", "unlocks"];
    const [promptMs, reasonsMs, thanksMs, formMs, walkUp] = fields;
    const policy = [promptMs, reasonsMs, thanksMs, "changeWithinMs", formMs, walkUp, "allowMouseRating"];
    expect(await named()).toEqual([said, [...policy, "badgeLogin", "sound", "logOutAsksPin", "allowTwoWindows"]]);
    await office.centre.sql`update staff set unlocks = 0, badges = '[]'`;
  });
  test("names those who may serve at the device's window", async () => {
    const numbers = (document: ConfigurationDocument) => document.staff.map(({ number }) => number);
    const window = { unitCode: sampleUnitCode, windowNumber: "4" };
    const other = await enrolWithCode(office.centre.url, await office.centre.newEnrolmentCode(window));
    expect(numbers(await documentFor())).toEqual(["1001", "1002"]);
    expect(numbers(await documentFor(other))).toEqual(["1001", "1002", "1003"]);
  });
  test("names a mentor only where the mentor may serve", async () => {
    const mentors = (document: ConfigurationDocument) => document.staff.map(({ mentorNumber }) => mentorNumber);
    const window = { unitCode: sampleUnitCode, windowNumber: "4" };
    const other = await enrolWithCode(office.centre.url, await office.centre.newEnrolmentCode(window));
    await saveStaff(
      sampleMember("1001", { mentorNumber: "1002" }),
      sampleMember("1002", { mentorNumber: "1003" }),
      sampleMember("1003", { windowNumbers: ["4"] }),
    );
    expect(mentors(await documentFor())).toEqual(["1002", null]);
    expect(mentors(await documentFor(other))).toEqual(["1002", "1003", null]);
  });
  test("names the queue system of its unit, as long as there is one", async () => {
    const sample = await sampleOffice();
    const queueSystem = queuePolicyFor("ws://10.0.0.8:3348", { userCodes: { [StaffNumber.parse("1001")]: "0017" } });
    await saveOffice(office.centre.sql, { ...sample, units: [{ ...sampleUnit, queueSystem }] });
    expect((await documentFor()).policy).toEqual({ ...defaultPolicy, queueSystem });
    await saveOffice(office.centre.sql, sample);
    expect(Object.keys((await documentFor()).policy)).toEqual(Object.keys(defaultPolicy));
  });
  test("ships five levels with words in both languages and their tags", async () => {
    const { levels } = await documentFor();
    expect(levels.flatMap(({ tags }) => tags.filter(({ text }) => !text.en || text.en.length > 45))).toEqual([]);
    expect(levels.map(({ level, text, negative, tags }) => [level, text.zh, text.en, negative, tags.length])).toEqual([
      [5, "非常满意", "Very satisfied", false, 8],
      [4, "满意", "Satisfied", false, 8],
      [3, "基本满意", "Fairly satisfied", false, 8],
      [2, "不满意", "Dissatisfied", true, 8],
      [1, "非常不满意", "Very dissatisfied", true, 8],
    ]);
  });
});

describe("a badge", () => {
  const badges = async () => (await documentFor()).staff[0]?.badges;
  test("is shipped as the hash of the reader's text, and stays until others are named", async () => {
    await saveStaff(sampleMember("1001", { badges: ["CS-7f3a", " 0042\n"] }));
    const hashes = ["CS-7f3a", "0042"].map((text) => createHash("sha256").update(text).digest("hex"));
    expect(await badges()).toEqual(hashes);
    await saveStaff(sampleMember("1001"));
    expect(await badges()).toEqual(hashes);
    await saveStaff(sampleMember("1001", { badges: [] }));
    expect(await badges()).toEqual([]);
  });
  test("is refused where it is the sixth of a person", async () => {
    const six = sampleMember("1001", { badges: ["1111", "2222", "3333", "4444", "5555", "6666"] });
    await expect(saveStaff(six)).rejects.toThrow();
  });
  test("is refused where it equals any staff number of the unit, in upper or lower case, and nothing is saved", async () => {
    const before = await documentFor();
    for (const text of ["1001", " 1002 ", "a-1004"]) {
      const staff = [sampleMember("1001", { badges: [text], star: 1 }), sampleMember("A-1004")];
      const named = `${text.trim().toUpperCase()} is a staff number, and no badge`;
      await expect(saveStaff(...staff)).rejects.toThrow(named);
    }
    expect(await documentFor()).toEqual(before);
  });
  test("logs in without a PIN where the office allows it", async () => {
    await changePolicy(office.centre.sql, { policy: { badgeLogin: "alone" } }, new Date(office.nowMs));
    expect((await documentFor()).policy.badgeLogin).toBe("alone");
  });
});

test("the environment overrides the policy, and gives the address by which phones reach the centre", async () => {
  const override = { promptMs: 5_000, walkUp: true };
  const other = await startCentre({ policy: override, publicUrl: "https://hall.example/counterstar" });
  try {
    const { policy, followUp } = await documentFor(await enrolDevice(other));
    expect(policy).toEqual({ ...defaultPolicy, ...override });
    expect(followUp).toEqual({ baseUrl: "https://hall.example/counterstar", days: 7 });
  } finally {
    await other.stop();
  }
});

test("the demonstration office configures its window 3, with no text missing or untranslated", async () => {
  const other = await startCentre({ demo: true });
  try {
    const document = await documentFor(await enrolDevice(other));
    const { staff, unit, hours, pauseReasons, attract, survey, policy } = document;
    expect(unit.code).toBe(sampleUnitCode);
    expect(staff.length).toBeGreaterThan(5);
    expect(staff.every(({ portrait }) => portrait !== null)).toBe(true);
    expect(staff.flatMap(({ number, mentorNumber }) => (mentorNumber ? [[number, mentorNumber]] : []))).toEqual([
      ["330109", "330101"],
    ]);
    expect(attract?.pages.map(({ picture }) => picture !== null)).toEqual([true, true, true]);
    expect(survey?.questions.map(({ type }) => type)).toEqual(["single", "multiple", "scale", "text"]);
    expect(policy).toMatchObject({ walkUp: true, sound: { volume: 0.6 } });
    const chinese = JSON.stringify({ hours, pauseReasons, attract, survey }).match(/"zh":/g);
    const english = JSON.stringify({ hours, pauseReasons, attract, survey }).match(/"en":/g);
    expect(english?.length).toBe(chinese?.length);
  } finally {
    await other.stop();
  }
});
