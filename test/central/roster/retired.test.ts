import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyRosterImport } from "../../../central/roster/import-roster.ts";
import { readRoster } from "../../../central/roster/plan/stored-roster.ts";
import { readDraft } from "../../../central/roster/sheets/read-draft.ts";
import { verifyPin } from "../../../contract/node/pin-verifier.ts";
import { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { enrolDevice, sendAs, type TestDevice, upload } from "../../support/centre/device.ts";
import { endDraft, startDraft } from "../../support/centre/duty-drafts.ts";
import { ratingDraft, writeLedger } from "../../support/centre/ledger.ts";
import { listedRatings } from "../../support/centre/list-ratings.ts";
import { untilWaiting } from "../../support/centre/lock-waits.ts";
import { verifiedText } from "../../support/centre/receipts.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { bookOf, importSheets } from "../../support/roster/import-sheets.ts";

let centre: TestCentre;
let device: TestDevice;
beforeEach(async () => {
  centre = await startCentre();
  device = await enrolDevice(centre);
});
afterEach(() => centre.stop());

const shippedStaff = async () => {
  const answer = await sendAs(device, { method: "GET", path: syncPaths.configuration });
  return ConfigurationDocument.parse(JSON.parse(await verifiedText(device, answer))).staff;
};
const shippedNumbers = async () => (await shippedStaff()).map(({ number }) => number);

const staff = (...rows: readonly string[]) => ({
  人员: ["单位编码,工号,状态", ...rows.map((row) => `${sampleUnitCode},${row}`)],
});
const windows = (status: string) => ({ 窗口: ["单位编码,窗口号,状态", `${sampleUnitCode},3,${status}`] });
const units = (status: string) => ({ 单位: ["单位编码,状态", `${sampleUnitCode},${status}`] });

describe("a person who has left", () => {
  test("is no longer on any kiosk, and the office's page still names them", async () => {
    const shiftId = randomUUID();
    const visit = ratingDraft({ shiftId, staffNumber: "1001", level: 2 });
    await upload(
      device,
      writeLedger(device.id, [startDraft(shiftId, { staffNumber: "1001" }), visit, endDraft(shiftId)]),
    );
    const before = await listedRatings(centre);
    expect(before).toMatchObject([{ negative: { staffName: { zh: "测试1001" } } }]);
    expect(await importSheets(centre.sql, staff("1001,离岗"))).toEqual([]);
    expect(await shippedNumbers()).toEqual(["1002"]);
    expect(await listedRatings(centre)).toEqual(before);
  });

  test("keeps the first date of leaving, however often it is imported", async () => {
    await importSheets(centre.sql, staff("1001,离岗"), () => Date.parse("2026-03-01T00:00:00Z"));
    await importSheets(centre.sql, { 人员: ["单位编码,工号,状态,星级", `${sampleUnitCode},1001,离岗,5`] });
    const rows = await centre.sql`select retired_at, star from staff where retired_at is not null`;
    expect([...rows]).toEqual([{ retired_at: new Date("2026-03-01T00:00:00Z"), star: 5 }]);
  });

  test("comes back with a new PIN from the office, which replaces the person's own PIN, and without a lock", async () => {
    const [first] = await shippedStaff();
    await importSheets(centre.sql, staff("1001,离岗"));
    const [handed, ...others] = await importSheets(centre.sql, staff("1001,在岗"));
    const [back] = await shippedStaff();
    expect(others).toEqual([]);
    expect(back).toMatchObject({ number: "1001", mustChangePin: true, unlocks: 1 });
    expect(
      back && first && [await verifyPin("246810", first.pin, null), await verifyPin("246810", back.pin, null)],
    ).toEqual([true, false]);
    expect(back && handed && (await verifyPin(handed.pin, back.pin, null))).toBe(true);
  });
});

test("a closed window, or one of a closed unit, allows no log-in until it is opened again", async () => {
  for (const sheet of [windows, units]) {
    await importSheets(centre.sql, sheet("停用"));
    expect(await shippedNumbers()).toEqual([]);
    await importSheets(centre.sql, sheet("在用"));
    expect(await shippedNumbers()).toEqual(["1001", "1002"]);
  }
});

test("a closed window gets no enrolment code, and keeps its number", async () => {
  await importSheets(centre.sql, windows("停用"));
  const file = fileURLToPath(new URL("../../../central/commands/new-enrolment-code.ts", import.meta.url));
  const env = { ...process.env, DATABASE_URL: centre.databaseUrl };
  const options = [file, "--unit", sampleUnitCode, "--window", "3"];
  const refused = promisify(execFile)(process.execPath, options, { env });
  await expect(refused).rejects.toThrow("has no window 3. Its windows: 4");
  expect((await readRoster(centre.sql)).windows.size).toBe(2);
});

test("a new PIN is made for the requested person, and for no other", async () => {
  const before = await shippedStaff();
  const sheet = { 人员: ["单位编码,工号,重置口令", `${sampleUnitCode},1002,是`, `${sampleUnitCode},1001,`] };
  const handed = await importSheets(centre.sql, sheet);
  expect(handed.map(({ line }) => line.number)).toEqual(["1002"]);
  const [first, second] = await shippedStaff();
  expect(first).toEqual(before[0]);
  expect(second).toMatchObject({ mustChangePin: true, unlocks: 1 });
  expect(second && (await verifyPin(handed[0]?.pin ?? "", second.pin, null))).toBe(true);
});

describe("nothing is saved", () => {
  const { draft: withPin } = readDraft(
    bookOf({ 人员: ["单位编码,工号,重置口令,星级", `${sampleUnitCode},1001,是,1`] }),
  );
  const means = { clock: Date.now, random: randomBytes, by: "it", handOver: async () => undefined };
  const everything = async () => [
    await readRoster(centre.sql),
    [...(await centre.sql`select * from staff order by 2`)],
  ];

  test("where the PINs cannot be handed over", async () => {
    const before = await everything();
    const handOver = () => Promise.reject(new Error("no paper"));
    const done = applyRosterImport(centre.sql, { draft: withPin, photos: new Map() }, { ...means, handOver });
    await expect(done).rejects.toThrow("no paper");
    expect(await everything()).toEqual(before);
  });

  test("where a row does not fit the stored data", async () => {
    const before = await everything();
    const { draft } = readDraft(bookOf({ 人员: ["单位编码,工号,可上岗窗口", `${sampleUnitCode},1001,9`] }));
    expect(await applyRosterImport(centre.sql, { draft, photos: new Map() }, means)).toBe("faults");
    expect(await everything()).toEqual(before);
  });

  test("where another import changed the office meanwhile, so that a PIN is missing", async () => {
    const { draft } = readDraft(bookOf(staff("1001,在岗")));
    let done: ReturnType<typeof applyRosterImport> | undefined;
    await centre.sql.begin(async (tx) => {
      await tx`lock table units, staff in share row exclusive mode`;
      await tx`update staff set retired_at = now() where number = '1001'`;
      done = applyRosterImport(centre.sql, { draft, photos: new Map() }, means);
      await untilWaiting(centre.sql, 1);
    });
    const before = await everything();
    expect(await done).toBe("changed");
    expect(await everything()).toEqual(before);
  });
});
