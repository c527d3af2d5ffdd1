import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  CalendarOutcome,
  type CalendarToImport,
  calendarImportsPath,
  calendarQuestion,
  OfficeCalendar,
} from "../../../contract/office/calendar/calendar.ts";
import { missingCalendarQuestion } from "../../../contract/office/calendar/missing-calendar.ts";
import { todayQuestion } from "../../../contract/office/today/needs.ts";
import { builtInYears } from "../../../contract/working-days.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import { addAccount, logInAs, sendAsPage } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { configuredDevice } from "../policy/configured-device.ts";

const { office, documentFor } = configuredDevice();
const year = Number(builtInYears.at(-1)) + 1;
const notice = "https://www.gov.cn/notice.htm";
const october = ["04", "05", "06", "07", "08", "11", "12", "13", "14", "15"].map((day) => `${year}-10-${day}`);
const text = [...october.map((day) => `${day},off`), `${year}-10-09,worked`].join("\n");
const order: CalendarToImport = { kind: "national", year, notice, text, base: 0, isTrial: false };

const send = (changes: Partial<CalendarToImport> = {}) => {
  const { url, asCity } = office.centre;
  const headers = { ...asCity, "content-type": "application/json" };
  return fetch(url + calendarImportsPath, { method: "POST", headers, body: JSON.stringify({ ...order, ...changes }) });
};
const calendar = async () => OfficeCalendar.parse(await askOffice(office.centre, calendarQuestion));
const yearIn = async (asked = year) => (await calendar()).years.find(({ year: each }) => each === asked);
const missing = async () => (await askOffice(office.centre, missingCalendarQuestion)).year;
const stored = async () => (await office.centre.sql`select from calendar_imports`).count;

beforeEach(async () => {
  await office.centre.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from calendar_imports`;
  });
  office.nowMs = Date.parse(`${year - 1}-11-10T04:00:00Z`);
});

test("the next year is missing from 1 November in China on, until its notice is imported", async () => {
  office.nowMs = Date.parse(`${year - 1}-10-31T15:59:00Z`);
  expect(await missing()).toBeNull();
  office.nowMs = Date.parse(`${year - 1}-10-31T16:00:00Z`);
  expect(await missing()).toBe(year);
  const needs = async () => (await askOffice(office.centre, todayQuestion)).needs.map(({ kind, page }) => [kind, page]);
  expect(await needs()).toContainEqual(["calendar-missing", "calendar"]);
  expect(await yearIn()).toMatchObject({ source: null, notice: null, off: [`${year}-01-01`], workingDays: 260 });
  expect((await send()).status).toBe(201);
  expect([await missing(), (await needs()).flat().includes("calendar-missing")]).toEqual([null, false]);
});

describe("an import", () => {
  test("is tried first: it names every day that changes, and stores nothing", async () => {
    const tried = await send({ isTrial: true });
    expect(tried.status).toBe(200);
    const { changes, ...counts } = CalendarOutcome.parse(await tried.json());
    // 1 January, which was assumed to be off, is no day of this file.
    expect(counts).toEqual({ workingDaysBefore: 260, workingDaysAfter: 260 - 10 + 1 + 1 });
    expect(changes.filter(({ isWorked }) => !isWorked).map(({ day }) => day)).toEqual(october);
    expect(changes.filter(({ isWorked }) => isWorked).map(({ day }) => day)).toEqual([
      `${year}-01-01`,
      `${year}-10-09`,
    ]);
    expect(await stored()).toBe(0);
  });

  test("stays listed with its person and notice when another one replaces it, and reaches every kiosk", async () => {
    const before = await documentFor(office.device);
    await send();
    const after = await documentFor(office.device);
    expect([after.version, after.policy.calendar]).toEqual([
      before.version + 1,
      { off: october, worked: [`${year}-10-09`] },
    ]);
    const again = await send({ base: 1, text: text.replace(`\n${year}-10-09,worked`, ""), notice: `${notice}?2` });
    expect(again.status).toBe(201);
    const { imports } = await calendar();
    expect(imports).toMatchObject([
      { number: 2, kind: "national", year, offDays: 10, workedDays: 0, notice: `${notice}?2`, isInForce: true },
      { number: 1, kind: "national", year, offDays: 10, workedDays: 1, notice, isInForce: false },
    ]);
    expect(imports[0]?.importedBy).not.toBe("");
    await expect(office.centre.sql`update calendar_imports set notice = null`).rejects.toThrow();
    await expect(office.centre.sql`delete from calendar_imports`).rejects.toThrow();
  });

  test("of local days leaves the national ones as they are, and is taken away by an empty list", async () => {
    const shipped = year - 1;
    const local = { kind: "local", year: shipped, notice: null } as const;
    expect((await send({ ...local, text: `${shipped}-04-22,off` })).status).toBe(201);
    const own = await yearIn(shipped);
    expect(own).toMatchObject({
      source: "shipped",
      workingDays: 247,
      local: { off: [`${shipped}-04-22`], worked: [] },
    });
    expect((await documentFor(office.device)).policy.calendar.off).toEqual(own?.off);
    expect((await send({ ...local, base: 1, text: "" })).status).toBe(201);
    expect(await yearIn(shipped)).toMatchObject({ workingDays: 248, local: { off: [], worked: [] } });
  });

  test.each([
    [{ text: `${text}\nx,off` }, 422, "calendar-line-wrong"],
    [{ text: "{}" }, 422, "calendar-file-unreadable"],
    [{ text: `${year}-01-01,off` }, 422, "calendar-year-incomplete"],
    [{ notice: null }, 422, "calendar-notice-missing"],
    [{ year: year + 1, text: "" }, 422, "calendar-year-unfit"],
    [{ base: 1 }, 409, "calendar-base-moved"],
    [{ notice: "javascript:alert(1)" }, 400, "request-invalid"],
    [{ text: `${text}\0` }, 400, "request-invalid"],
    [{ text: "x".repeat(40_001) }, 400, "request-invalid"],
    [{ text: "字".repeat(200_000) }, 413, "body-too-large"],
    [{ year: 1999 }, 400, "request-invalid"],
  ])("that cannot be right is refused, also as a trial: %j", async (changes, status, code) => {
    for (const isTrial of [true, false])
      expect(await refusalIn(await send({ ...changes, isTrial }))).toMatchObject({ status, code });
    expect(await stored()).toBe(0);
  });

  test("of two at once, one is refused", async () => {
    const answers = await Promise.all([send(), send()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await stored()).toBe(1);
  });
});

describe("the access log", () => {
  let centre: TestCentre;
  beforeAll(async () => {
    centre = await startCentre({ clock: () => Date.parse(`${year - 1}-11-10T04:00:00Z`) });
    await addAccount(centre, "it", [{ role: "it" }]);
  });
  afterAll(() => centre.stop());

  test("has who imported which year, and no trial", async () => {
    const cookie = await logInAs(centre, "it");
    for (const isTrial of [true, false])
      await sendAsPage(centre, calendarImportsPath, { cookie, body: { ...order, isTrial } });
    const rows = await centre.sql`select actor, subject from access_log where action = 'calendar-imported'`;
    expect([...rows]).toEqual([{ actor: "it", subject: { year, kind: "national" } }]);
  });
});
