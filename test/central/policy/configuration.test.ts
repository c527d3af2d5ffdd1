import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readVersion } from "../../../central/policy/read-policy.ts";
import type { OfficeRecords, Picture } from "../../../central/roster/records/office-records.ts";
import { saveOffice } from "../../../central/roster/records/save-office.ts";
import { ConfigurationDocument, type Policy, picturesOf } from "../../../contract/sync/configuration.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { StaffNumber } from "../../../contract/words.ts";
import { freshNonceIn, refusalIn } from "../../support/centre/answers.ts";
import { changePolicy, type PolicyChange } from "../../support/centre/change-policy.ts";
import { enrolDevice, enrolWithCode, sendAs, type TestDevice } from "../../support/centre/device.ts";
import { verifiedText } from "../../support/centre/receipts.ts";
import { sampleMember, sampleOffice, sampleUnit, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { queuePolicyFor } from "../../support/queue-system/queue-policy.ts";

let centre: TestCentre;
let device: TestDevice;
let nowMs = Date.parse("2026-03-01T01:00:00.000Z");

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
});
beforeEach(async () => {
  device = await enrolDevice(centre);
  await saveOffice(centre.sql, await sampleOffice());
  const first = await readVersion(centre.sql, 0);
  if (first.ok) await changePolicy(centre.sql, first.value, new Date(nowMs));
});
afterAll(() => centre.stop());

const ask = (have: number | string, asker: TestDevice = device) =>
  sendAs(asker, { method: "GET", path: `${syncPaths.configuration}?have=${have}` });

const documentFor = async (asker: TestDevice = device, have = 0) =>
  ConfigurationDocument.parse(JSON.parse(await verifiedText(asker, await ask(have, asker))));

const defaultPolicy: Policy = {
  promptMs: 30_000,
  reasonsMs: 30_000,
  thanksMs: 10_000,
  changeWithinMs: 8_000,
  formMs: 60_000,
  walkUp: false,
  allowMouseRating: false,
  badgeLogin: "with-pin",
  sound: { volume: 0.6, quietHours: [] },
  logOutAsksPin: true,
  allowTwoWindows: false,
};

const hashOf = (picture: Picture | null): string | null =>
  picture && createHash("sha256").update(picture.bytes).digest("hex");

const saveStaff = async (...staff: readonly ReturnType<typeof sampleMember>[]) =>
  saveOffice(centre.sql, { ...(await sampleOffice()), staff });

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
      device: device.id,
      version: 1,
      issuedAt: new Date(nowMs).toISOString(),
      unit,
      window: { number: "3", name: { zh: "综合受理" } },
      tagsVersion: "2020-05",
      levels: levels.levels,
      hours,
      pauseReasons,
      attract: { ...attract, pages: attract?.pages.map((page) => ({ ...page, picture: hashOf(page.picture) })) },
      survey,
      followUp: { baseUrl: centre.url, days: 7 },
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
      const { staff, policy } = JSON.parse(await verifiedText(device, await ask(0)));
      return [Object.keys(staff[0]).slice(11), Object.keys(policy)];
    };
    const fields = ["promptMs", "reasonsMs", "thanksMs", "formMs", "walkUp"];
    await centre.sql`update staff set must_change_pin = false`;
    expect(await named()).toEqual([["pin"], [...fields, "sound"]]);
    await centre.sql`update staff set unlocks = 1, must_change_pin = true`;
    await saveOffice(centre.sql, {
      ...(await sampleOffice()),
      staff: [sampleMember("1001", { badges: ["CS-7f3a"] })],
    });
    await changePolicy(
      centre.sql,
      {
        policy: {
          badgeLogin: "alone",
          allowTwoWindows: true,
          changeWithinMs: 12_000,
          allowMouseRating: true,
          logOutAsksPin: false,
        },
      },
      new Date(nowMs),
    );
    const said = ["pin", "mustChangePin", "badges", "unlocks"];
    const [promptMs, reasonsMs, thanksMs, formMs, walkUp] = fields;
    const policy = [promptMs, reasonsMs, thanksMs, "changeWithinMs", formMs, walkUp, "allowMouseRating"];
    expect(await named()).toEqual([said, [...policy, "badgeLogin", "sound", "logOutAsksPin", "allowTwoWindows"]]);
    await centre.sql`update staff set unlocks = 0, badges = '[]'`;
  });
  test("names those who may serve at the device's window", async () => {
    const numbers = (document: ConfigurationDocument) => document.staff.map(({ number }) => number);
    const window = { unitCode: sampleUnitCode, windowNumber: "4" };
    const other = await enrolWithCode(centre.url, await centre.newEnrolmentCode(window));
    expect(numbers(await documentFor())).toEqual(["1001", "1002"]);
    expect(numbers(await documentFor(other))).toEqual(["1001", "1002", "1003"]);
  });
  test("names a mentor only where the mentor may serve", async () => {
    const mentors = (document: ConfigurationDocument) => document.staff.map(({ mentorNumber }) => mentorNumber);
    const window = { unitCode: sampleUnitCode, windowNumber: "4" };
    const other = await enrolWithCode(centre.url, await centre.newEnrolmentCode(window));
    await saveStaff(
      sampleMember("1001", { mentorNumber: "1002" }),
      sampleMember("1002", { mentorNumber: "1003" }),
      sampleMember("1003", { windowNumbers: ["4"] }),
    );
    expect(mentors(await documentFor())).toEqual(["1002", null]);
    expect(mentors(await documentFor(other))).toEqual(["1002", "1003", null]);
  });
  test("names the queue system of its unit, as long as there is one", async () => {
    const office = await sampleOffice();
    const queueSystem = queuePolicyFor("ws://10.0.0.8:3348", { userCodes: { [StaffNumber.parse("1001")]: "0017" } });
    await saveOffice(centre.sql, { ...office, units: [{ ...sampleUnit, queueSystem }] });
    expect((await documentFor()).policy).toEqual({ ...defaultPolicy, queueSystem });
    await saveOffice(centre.sql, office);
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
  test("is one of five at most", async () => {
    const six = sampleMember("1001", { badges: ["1111", "2222", "3333", "4444", "5555", "6666"] });
    await expect(saveStaff(six)).rejects.toThrow();
  });
  test("is refused where it equals a staff number of the unit, anyone's and in either case, and nothing is saved", async () => {
    const before = await documentFor();
    for (const text of ["1001", " 1002 ", "a-1004"]) {
      const staff = [sampleMember("1001", { badges: [text], star: 1 }), sampleMember("A-1004")];
      const named = `${text.trim().toUpperCase()} is a staff number, and no badge`;
      await expect(saveStaff(...staff)).rejects.toThrow(named);
    }
    expect(await documentFor()).toEqual(before);
  });
  test("logs in without a PIN where the office allows it", async () => {
    await changePolicy(centre.sql, { policy: { badgeLogin: "alone" } }, new Date(nowMs));
    expect((await documentFor()).policy.badgeLogin).toBe("alone");
  });
});

describe("the version", () => {
  test("stays the same as long as the content does, however often it is requested or saved", async () => {
    const first = await documentFor();
    nowMs += 1_000;
    await saveOffice(centre.sql, await sampleOffice());
    expect(await documentFor()).toEqual(first);
    const current = await ask(1);
    expect({ status: current.status, body: await current.text() }).toEqual({ status: 204, body: "" });
    expect(freshNonceIn(current)).not.toBe("");
  });
  test("rises when something changes, for the devices it concerns", async () => {
    const window = { unitCode: sampleUnitCode, windowNumber: "4" };
    const other = await enrolWithCode(centre.url, await centre.newEnrolmentCode(window));
    expect([(await documentFor()).version, (await documentFor(other)).version]).toEqual([1, 1]);
    await saveStaff(sampleMember("1003", { windowNumbers: ["4"], star: 5 }));
    expect((await ask(1)).status).toBe(204);
    expect(await documentFor(other, 1)).toMatchObject({ version: 2, staff: [{}, {}, { number: "1003", star: 5 }] });
  });
  test("rises with a change of the office or its policy, and omitted fields stay unchanged", async () => {
    const office = await sampleOffice();
    const change = (changes: PolicyChange) => changePolicy(centre.sql, changes, new Date(nowMs));
    const quietHours = [{ from: "22:00", to: "07:00" }];
    const changes = [
      () => saveOffice(centre.sql, { ...office, units: [{ ...sampleUnit, hours: null }] }),
      () => saveOffice(centre.sql, { ...office, units: [{ ...sampleUnit, supportPhone: null }] }),
      () => saveOffice(centre.sql, office),
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
      followUp: { baseUrl: centre.url, days: 3 },
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
    expect((await documentFor(device, 7)).version).toBe(8);
    expect((await documentFor(device, 7)).version).toBe(8);
    expect((await ask(8)).status).toBe(204);
  });
  test("claimed by a device is ignored where no backup can have lost it, and repeated claims store nothing", async () => {
    expect((await documentFor()).version).toBe(1);
    expect((await documentFor(device, 1_000_000_000)).version).toBe(1);
    for (let have = 2; have < 60; have += 2) expect((await documentFor(device, have)).version).toBe(have + 1);
    const stored = await centre.sql`select from configuration_documents where device = ${device.id}`;
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
    await expect(saveOffice(centre.sql, { ...(await sampleOffice()), ...wrong[name] })).rejects.toThrow();
    expect(await documentFor()).toEqual(before);
  });
});

describe("a picture", () => {
  const askPicture = (name: string) => sendAs(device, { method: "GET", path: `${syncPaths.pictures}/${name}` });

  test("of staff or of an idle screen is served under its hash, cacheable without limit", async () => {
    const document = await documentFor();
    const hashes = picturesOf(document);
    expect(hashes).toEqual([document.staff[0]?.portrait, document.attract?.pages[0]?.picture]);
    for (const hash of hashes) {
      const answer = await askPicture(hash);
      expect(answer.headers.get("content-type")).toBe("image/svg+xml");
      expect(answer.headers.get("cache-control")).toContain("immutable");
      expect(hashOf({ mediaType: "image/svg+xml", bytes: Buffer.from(await answer.arrayBuffer()) })).toBe(hash);
    }
  });
  test("that is missing is not found", async () => {
    expect(await refusalIn(await askPicture("0".repeat(64)))).toMatchObject({ status: 404, code: "not-found" });
    expect(await refusalIn(await askPicture("portrait.svg"))).toMatchObject({ status: 404, code: "not-found" });
  });
  test("is for devices only", async () => {
    const answer = await fetch(`${centre.url}${syncPaths.pictures}/${"0".repeat(64)}`);
    expect(await refusalIn(answer)).toMatchObject({ status: 401, code: "signature-missing" });
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
