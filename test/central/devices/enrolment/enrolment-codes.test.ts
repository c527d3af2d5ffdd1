import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fragment } from "../../../../central/database/statement.ts";
import { EnrolmentCodes, IssuedCodes } from "../../../../contract/office/devices/enrolment-codes.ts";
import {
  OfficeWindows,
  UnitsInUse,
  unitsQuestion,
  windowsIn,
  windowsQuestion,
} from "../../../../contract/office/devices/windows.ts";
import { officePaths } from "../../../../contract/office/office-paths.ts";
import { EnrolmentReply } from "../../../../contract/sync/enrolment.ts";
import { readEnrolmentTicket } from "../../../../contract/sync/enrolment-ticket.ts";
import { syncPaths } from "../../../../contract/sync/signature-profile.ts";
import { refusalIn } from "../../../support/centre/answers.ts";
import { enrolDevice, enrolWithCode, requestEnrolment, sendAs, upload } from "../../../support/centre/device.ts";
import { createDeviceKeys } from "../../../support/centre/device-keys.ts";
import { ratingDraft, writeLedger } from "../../../support/centre/ledger.ts";
import { listedDevices } from "../../../support/centre/list-devices.ts";
import { untilWaiting } from "../../../support/centre/lock-waits.ts";
import { addUnits, sampleUnitCode } from "../../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../../support/centre/start-centre.ts";

let centre: TestCentre;
let nowMs = Date.parse("2026-03-01T01:00:00.000Z");

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs, publicUrl: "https://centre.example:7600/ratings" });
  await addUnits(centre.sql, ["elsewhere"]);
});
beforeEach(() => {
  nowMs += 60_000;
});
afterAll(() => centre.stop());

const ask = (path: string, body?: unknown) =>
  fetch(`${centre.url}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { ...centre.asCity, "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });

const windowNumbered = (windowNumber: string) => ({ unitCode: sampleUnitCode, windowNumber });

const issue = async (body: unknown) => IssuedCodes.parse(await (await ask(officePaths.enrolmentCodes, body)).json());

const listed = async (query = "") =>
  EnrolmentCodes.parse(await (await ask(`${officePaths.enrolmentCodes}${query}`)).json());
const inUse = async (query: string) =>
  windowsIn(OfficeWindows.parse(await (await ask(`${windowsQuestion.path}${query}`)).json()));
const windows = () => inUse(`?unit=${sampleUnitCode}`);

const newestState = async () => (await listed()).codes[0]?.state;

const refused = { status: 403, code: "enrolment-code-refused", facts: undefined };

describe("codes for several windows", () => {
  test("are issued at once, each with its ticket, for a table and for a sheet with a QR code for each window", async () => {
    const { codes, csv, sheet } = await issue({ windows: [windowNumbered("4"), windowNumbered("3")], hours: 72 });
    const expiresAt = new Date(nowMs + 72 * 3_600_000).toISOString();
    const [first, second] = codes;
    expect(codes.map(({ code: _, ticket: __, ...rest }) => rest)).toEqual([
      { ...windowNumbered("4"), unitName: { zh: "测试服务中心" }, windowName: { zh: "不动产登记" }, expiresAt },
      { ...windowNumbered("3"), unitName: { zh: "测试服务中心" }, windowName: { zh: "综合受理" }, expiresAt },
    ]);
    expect(codes.map(({ ticket }) => readEnrolmentTicket(ticket))).toEqual(
      codes.map(({ code }) => ({ centreUrl: "https://centre.example:7600", code })),
    );
    expect(csv.split("\r\n").slice(1)).toEqual([
      `${sampleUnitCode},测试服务中心,4,${first?.code},${first?.ticket},${expiresAt}`,
      `${sampleUnitCode},测试服务中心,3,${second?.code},${second?.ticket},${expiresAt}`,
      "",
    ]);
    expect(csv.startsWith("\ufeff")).toBe(true);
    expect(sheet.match(/<svg /g)?.length).toBe(2);
    for (const { code } of codes) expect(sheet).toContain(`<code>${code}</code>`);
    expect(sheet).not.toMatch(/https?:\/\/(?!www\.w3\.org)[^@<]*"/);
    const device = await enrolWithCode(centre.url, first?.code ?? "");
    expect((await sendAs(device, { method: "GET", path: syncPaths.configuration })).status).toBe(200);
  });

  test("are issued all or none: an unknown window is named", async () => {
    const before = (await listed()).codes.length;
    const answer = await ask(officePaths.enrolmentCodes, { windows: [windowNumbered("3"), windowNumbered("99")] });
    expect(await refusalIn(answer)).toEqual({ status: 422, code: "window-unknown", facts: windowNumbered("99") });
    expect((await listed()).codes.length).toBe(before);
  });

  test.each(["windows", "units"])("are refused where a window or unit is retired in %s", async (table) => {
    const where = table === "units" ? fragment`code = ${sampleUnitCode}` : fragment`number = '4'`;
    await centre.sql`update ${centre.sql(table)} set retired_at = now() where ${where}`;
    try {
      const answer = await ask(officePaths.enrolmentCodes, { windows: [windowNumbered("4")] });
      expect(await refusalIn(answer)).toMatchObject({ code: "window-unknown", facts: windowNumbered("4") });
      expect((await windows()).map(({ windowNumber }) => windowNumber)).not.toContain("4");
    } finally {
      await centre.sql`update ${centre.sql(table)} set retired_at = null`;
    }
    expect((await windows()).map(({ windowNumber }) => windowNumber)).toContain("4");
  });

  test.each([
    {},
    { windows: [] },
    { windows: [windowNumbered("3")], hours: 0 },
    { windows: [windowNumbered("3")], hours: 721 },
  ])("requested as %j are refused", async (body) => {
    expect(await refusalIn(await ask(officePaths.enrolmentCodes, body))).toMatchObject({ code: "request-invalid" });
  });
});

describe("a code in the list", () => {
  test("shows its state, and never its text", async () => {
    const { codes } = await issue({ windows: [windowNumbered("3")], hours: 1 });
    const [{ code } = { code: "" }] = codes;
    const place = { unitCode: sampleUnitCode, unitName: { zh: "测试服务中心" }, windowNumber: "3" };
    const times = { issuedAt: new Date(nowMs).toISOString(), expiresAt: new Date(nowMs + 3_600_000).toISOString() };
    const [row] = (await listed()).codes;
    const open = { ...place, ...times, id: row?.id, state: "open", usedBy: null, replaces: null };
    expect(row).toEqual(open);
    const answer = await ask(officePaths.enrolmentCodes);
    expect(await answer.text()).not.toMatch(new RegExp(`${code}|${code.replaceAll("-", "")}`));
    nowMs += 3_600_000;
    expect((await listed()).codes[0]).toEqual({ ...open, state: "expired" });
    nowMs -= 1;
    const device = await enrolWithCode(centre.url, code);
    expect((await listed()).codes[0]).toEqual({ ...open, state: "used", usedBy: device.id });
  });

  test("that is revoked enrols no device, and is revoked once", async () => {
    const { codes } = await issue({ windows: [windowNumbered("3")] });
    const [row] = (await listed()).codes;
    expect((await ask(officePaths.codeRevocations, { id: row?.id })).status).toBe(204);
    expect(await newestState()).toBe("revoked");
    expect(await refusalIn(await requestEnrolment(centre.url, codes[0]?.code ?? "", createDeviceKeys()))).toEqual(
      refused,
    );
    expect(await refusalIn(await ask(officePaths.codeRevocations, { id: row?.id }))).toMatchObject({
      code: "not-found",
    });
  });

  test("that was used cannot be revoked", async () => {
    const { codes } = await issue({ windows: [windowNumbered("3")] });
    await enrolWithCode(centre.url, codes[0]?.code ?? "");
    const [row] = (await listed()).codes;
    expect((await ask(officePaths.codeRevocations, { id: row?.id })).status).toBe(404);
    expect(await newestState()).toBe("used");
  });
});

test("codes are listed page by page, the newest first, and by state, unit and text", async () => {
  await centre.sql`delete from enrolment_codes where used_at is null`;
  const used = (await listed("?state=used")).codes.length;
  for (let each = 0; each < 30; each += 1) {
    nowMs += 1_000;
    await issue({ windows: [windowNumbered("3"), windowNumbered("4")], hours: 24 });
  }
  const first = await listed("?state=open");
  const second = await listed(`?state=open&after=${first.next}`);
  expect([first.codes.length, second.codes.length, second.next]).toEqual([50, 10, null]);
  const ids = [...first.codes, ...second.codes].map(({ id }) => id);
  expect(new Set(ids).size).toBe(60);
  const times = [...first.codes, ...second.codes].map(({ issuedAt }) => issuedAt);
  expect(times).toEqual(times.toSorted().toReversed());
  expect((await listed("?state=used")).codes).toHaveLength(used);
  expect((await listed("?state=open&text=4")).codes).toHaveLength(30);
  expect((await listed("?state=open&text=%E6%B5%8B%E8%AF%95&unit=elsewhere")).codes).toEqual([]);
  expect(await refusalIn(await ask(`${officePaths.enrolmentCodes}?state=lost`))).toMatchObject({
    code: "request-invalid",
  });
});

test("a code that six devices send at the same moment enrols one of them, and there is one more device", async () => {
  const { codes } = await issue({ windows: [windowNumbered("4")] });
  const devicesThere = async () => (await windows()).find(({ windowNumber }) => windowNumber === "4")?.devices;
  const before = (await devicesThere()) ?? 0;
  const answers = await centre.sql.begin(async (tx) => {
    // While the test locks the codes, all six requests come as far as they can.
    await tx`select from enrolment_codes for update`;
    const sent = Array.from({ length: 6 }, () =>
      requestEnrolment(centre.url, codes[0]?.code ?? "", createDeviceKeys()).then(({ status }) => status),
    );
    await untilWaiting(centre.sql, 6);
    return sent;
  });
  expect((await Promise.all(answers)).toSorted()).toEqual([200, 403, 403, 403, 403, 403]);
  expect(await devicesThere()).toBe(before + 1);
});

describe("a code that replaces a device", () => {
  const rowOf = async (id: string) => {
    const devices = await listedDevices(centre);
    return devices.find(({ device }) => device === id);
  };

  test("is for that device's window, and revokes it when used; entries it sent stay with the window", async () => {
    const broken = await enrolDevice(centre);
    await upload(broken, writeLedger(broken.id, [ratingDraft()]));
    nowMs += 1_000;
    const { codes } = await issue({ replaces: broken.id });
    expect(codes).toMatchObject([windowNumbered("3")]);
    expect((await rowOf(broken.id))?.status).toBe("live");
    expect((await listed()).codes[0]).toMatchObject({ state: "open", replaces: broken.id });
    const successor = await enrolWithCode(centre.url, codes[0]?.code ?? "");
    expect(await rowOf(broken.id)).toMatchObject({ status: "revoked", replacedBy: successor.id });
    expect(await refusalIn(await upload(broken, []))).toMatchObject({ code: "device-revoked" });
    await upload(successor, writeLedger(successor.id, [ratingDraft(), ratingDraft()]));
    const [row] = await centre.sql`
      select count(*)::int as ratings from ratings
      where window_number = '3' and device in (${broken.id}, ${successor.id})`;
    expect(row).toEqual({ ratings: 3 });
  });

  test("used by that very device, which still has its key, revokes no device", async () => {
    const device = await enrolDevice(centre);
    const { codes } = await issue({ replaces: device.id });
    const answer = await requestEnrolment(centre.url, codes[0]?.code ?? "", device.keys);
    expect(EnrolmentReply.parse(await answer.json()).device).toBe(device.id);
    expect(await rowOf(device.id)).toMatchObject({ replacedBy: null, revokedAt: null });
  });

  test("for an unknown device is not issued", async () => {
    const answer = await ask(officePaths.enrolmentCodes, { replaces: "33333333-3333-4333-8333-333333333333" });
    expect(await refusalIn(answer)).toMatchObject({ status: 404, code: "not-found" });
  });
});

describe("the windows to choose from", () => {
  const units = async (query = "") => UnitsInUse.parse(await (await ask(`${unitsQuestion.path}${query}`)).json());

  test("are searched for by the name or code of their unit: the first twenty, and how many there are", async () => {
    const codes = Array.from({ length: 25 }, (_, index) => `hall-${String(index + 10)}`);
    await addUnits(centre.sql, codes);
    await centre.sql`insert into windows select code, '1', '{"zh": "综合"}' from units where code like 'hall-%'`;
    const found = await units("?text=HALL-");
    expect([found.units.map(({ unitCode }) => unitCode), found.count]).toEqual([codes.slice(0, 20), 25]);
    expect((await units("?text=%E6%B5%8B%E8%AF%95")).units).toEqual([
      { unitCode: sampleUnitCode, unitName: { zh: "测试服务中心" } },
    ]);
    expect(await units("?text=nowhere")).toEqual({ units: [], count: 0 });
    await centre.sql`update windows set retired_at = now() where unit_code = 'hall-10'`;
    expect((await units("?text=hall-10")).count).toBe(0);
  });

  test("are those of one unit, or those without a device", async () => {
    expect(new Set((await windows()).map(({ unitCode }) => unitCode))).toEqual(new Set([sampleUnitCode]));
    const free = await inUse("?free=yes");
    expect(free.every(({ devices }) => devices === 0)).toBe(true);
    expect(free.map(({ unitCode }) => unitCode)).toContain("hall-11");
    await enrolDevice(centre);
    expect((await inUse(`?free=yes&unit=${sampleUnitCode}`)).map(({ windowNumber }) => windowNumber)).not.toContain(
      "3",
    );
    expect((await windows()).find(({ windowNumber }) => windowNumber === "3")?.devices).toBeGreaterThan(0);
    expect(await refusalIn(await ask(windowsQuestion.path))).toMatchObject({ status: 400, code: "request-invalid" });
  });
});
