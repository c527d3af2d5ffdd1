import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ratingsQuestion } from "../../../contract/office/ratings/ratings.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import { enrolDevice, sendAs, upload } from "../../support/centre/device.ts";
import { endDraft, startDraft } from "../../support/centre/duty-drafts.ts";
import { endOf, ratingDraft, startedDraft, writeEntries, writeLedger } from "../../support/centre/ledger.ts";
import { listedDevices } from "../../support/centre/list-devices.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let nowMs = Date.parse("2026-03-01T01:00:00.000Z");

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
});
afterAll(() => centre.stop());

const ratingsRead = async () => {
  await centre.rollUp();
  return askOffice(centre, ratingsQuestion);
};
const devicesRead = () => listedDevices(centre);

const someShift = "22222222-2222-4222-8222-222222222222";
const nothingSaid = { tags: [], comment: null, followUps: [] };

describe("the list of ratings", () => {
  test("lists 差评 by arrival, newest first, and every device with its faults", async () => {
    const device = await enrolDevice(centre);
    const silent = await enrolDevice(centre);
    const links = writeLedger(device.id, [startedDraft(), ratingDraft({ level: 2 })]);
    await upload(device, links);
    nowMs += 1_000;
    const stranger = { staffNumber: "9999", unitCode: "old", windowNumber: "8", level: 1, source: "walk-up" };
    const later = writeEntries(device.id, endOf(links), [ratingDraft(stranger), { kind: "from-the-future", body: {} }]);
    await upload(device, later);
    expect((await ratingsRead()).ratings).toEqual([]);
    const end = writeEntries(device.id, endOf(later), [endDraft(someShift)]);
    await upload(device, end);
    await upload(device, [], endOf(links));
    const shared = { device: device.id, epoch: 1, answeredAt: "2026-03-01T09:00:00.000+08:00" };
    const devices = await devicesRead();
    expect(await ratingsRead()).toEqual({
      count: 2,
      next: null,
      levels: expect.any(Array),
      ratings: [
        {
          ...shared,
          ...nothingSaid,
          seq: 3,
          unitCode: "old",
          unitName: { zh: "old" },
          windowNumber: "8",
          negative: {
            staffNumber: "9999",
            staffName: { zh: "9999" },
            level: 1,
            levelText: { zh: "非常不满意", en: "Very dissatisfied" },
            first: null,
          },
          source: "walk-up",
          receivedAt: new Date(nowMs).toISOString(),
        },
        {
          ...shared,
          ...nothingSaid,
          seq: 2,
          unitCode: sampleUnitCode,
          unitName: { zh: "测试服务中心" },
          windowNumber: "3",
          negative: {
            staffNumber: "1001",
            staffName: { zh: "测试1001" },
            level: 2,
            levelText: { zh: "不满意", en: "Dissatisfied" },
            first: null,
          },
          source: "staff-console",
          receivedAt: new Date(nowMs - 1_000).toISOString(),
        },
      ],
    });
    const place = { unitCode: sampleUnitCode, unitName: { zh: "测试服务中心" }, windowNumber: "3" };
    const untouched = { appVersion: "0.1.0", revokedAt: null, replacedBy: null };
    const unknown = {
      unsent: null,
      oldestUnsentMs: null,
      freeMib: null,
      sinceRatingMs: null,
      trouble: null,
      proxy: null,
      privateAuthorities: [],
      machine: null,
    };
    const [first, second] = devices;
    expect(first).toEqual({
      ...place,
      device: device.id,
      fingerprint: first?.fingerprint,
      epoch: 1,
      entries: 5,
      ...untouched,
      status: "live",
      lastSeenAt: new Date(nowMs).toISOString(),
      configuration: { version: 1, newest: null },
      clockSkewMs: 0,
      health: { ...unknown, reportedAt: null, screenSilentMs: 100 },
      quarantined: 1,
      alarms: 1,
    });
    expect(first?.fingerprint).toMatch(/^([0-9A-F]{4}-){2}[0-9A-F]{4}$/);
    expect(second).toEqual({
      ...place,
      device: silent.id,
      fingerprint: second?.fingerprint,
      epoch: 0,
      entries: 0,
      ...untouched,
      status: "never",
      lastSeenAt: null,
      configuration: { version: null, newest: null },
      clockSkewMs: null,
      health: { ...unknown, reportedAt: null, screenSilentMs: null },
      quarantined: 0,
      alarms: 0,
    });
  });
  test("has the ratings of a finished shift, and none of one that runs on the same day", async () => {
    const device = await enrolDevice(centre);
    const [first, second] = [randomUUID(), randomUUID()];
    const finished = [startDraft(first), ratingDraft({ shiftId: first, level: 1 }), endDraft(first)];
    const running = [startDraft(second), ratingDraft({ shiftId: second, level: 1 })];
    const links = writeLedger(device.id, [...finished, ...running]);
    await upload(device, links);
    const listed = async () => (await ratingsRead()).ratings.filter((row) => row.device === device.id);
    expect((await listed()).map(({ seq }) => seq)).toEqual([2]);
    await upload(device, writeEntries(device.id, endOf(links), [endDraft(second)]));
    expect((await listed()).map(({ seq }) => seq)).toEqual([5, 2]);
  });
  test("shows the status and the requests of a device; an upload with a shorter status does not erase any field", async () => {
    const device = await enrolDevice(centre);
    await sendAs(device, { method: "GET", path: syncPaths.configuration });
    const status = { appVersion: "0.2.0", configurationVersion: 0, screenSilentMs: 3_000, keyAtRest: "file" };
    const trouble = { code: "centre-unreachable", agoMs: 900 };
    const way = { proxy: "10.0.0.5:8080", privateAuthorities: ["A1:B2"] };
    const machine = {
      electronVersion: "45.4.1",
      nodeVersion: "24.1.0",
      sqliteVersion: "3.51.0",
      schema: 90,
      ledgerMib: 12.5,
      setAside: 1,
      isDesktopOpen: false,
      numbersInWait: 2,
      counterApi: { isOpen: true, reach: "loopback", listensAt: null, problem: "counter-api-unavailable" },
      queueSystem: null,
    };
    const said = { unsent: 7, oldestUnsentMs: 60_000, freeMib: 48_213, sinceRatingMs: 5_000, trouble };
    const health = { ...said, ...way, machine };
    const reportedAt = new Date(nowMs).toISOString();
    const at = new Date(nowMs - 300_000).toISOString();
    await upload(device, [], undefined, { at, status: { ...status, ...health, fromTheFuture: 1 } });
    nowMs += 30_000;
    const later = { ...status, screenSilentMs: 4_000 };
    await upload(device, writeLedger(device.id, [startedDraft()]), undefined, { at, status: later, mono: 61_000 });
    const row = (await devicesRead()).find((each) => each.device === device.id);
    expect(row).toMatchObject({
      appVersion: "0.2.0",
      configuration: { version: 0, newest: 1 },
      clockSkewMs: -330_000,
      health: { ...health, reportedAt, screenSilentMs: 4_000 },
    });
    expect(row?.health).toEqual({ ...health, reportedAt, screenSilentMs: 4_000 });
  });
  test("stores only known fields of a device's status, and refuses a checkpoint that is too long", async () => {
    const device = await enrolDevice(centre);
    const status = { appVersion: "0.1.0", configurationVersion: 1, screenSilentMs: 1, keyAtRest: "file" };
    const trouble = { code: "centre-unreachable", agoMs: 900, essay: "x".repeat(8_000) };
    expect((await upload(device, [], undefined, { status: { ...status, trouble } })).status).toBe(200);
    const row = (await devicesRead()).find((each) => each.device === device.id);
    expect(row?.health.trouble).toEqual({ code: "centre-unreachable", agoMs: 900 });
    const long = { ...trouble, essay: "x".repeat(6_000_000) };
    const refused = await upload(device, [], undefined, { status: { ...status, trouble: long } });
    expect(await refusalIn(refused)).toMatchObject({ code: "checkpoint-wrong", facts: { reason: "length" } });
  });
  test("accepts a checkpoint with text that no database can store, and stores none of it", async () => {
    const device = await enrolDevice(centre);
    const status = { appVersion: "a\u0000", configurationVersion: 1, screenSilentMs: 1, keyAtRest: "file" };
    expect((await upload(device, [], undefined, { status })).status).toBe(200);
    const row = (await devicesRead()).find((each) => each.device === device.id);
    expect(row).toMatchObject({ appVersion: "0.1.0", status: "live", health: { screenSilentMs: null } });
  });
});
