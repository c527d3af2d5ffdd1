import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWithin } from "../../../central/accounts/read-within.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { helpUnitsQuestion, OfficeHelps } from "../../../contract/office/rectification/helps.ts";
import { OfficeItem } from "../../../contract/office/rectification/items.ts";
import { OfficeToday, todayQuestion } from "../../../contract/office/today/needs.ts";
import type { TestDevice } from "../../support/centre/device.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { addUnits, sampleUnitCode, sampleWindow } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { complaintTo, complaintWords, openedItems } from "../../support/rectification/complaints.ts";
import { exampleEvents } from "../../support/rectification/example-events.ts";

const [helping, parent, third, retired] = ["330100-HELP", "330100-OVER", "330100-THIRD", "330100-GONE"];
let nowMs = Date.parse("2026-03-04T10:12:00+08:00");
let centre: TestCentre;
let [number, replied, closed] = [0, 0, 0];
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await addUnits(centre.sql, [helping, parent, third, retired]);
  await centre.sql`update units set parent_code = ${parent} where code = ${helping}`;
  await centre.sql`update units set retired_at = now() where code = ${retired}`;
  const name = centre.sql.json({ zh: "综合受理" });
  await centre.sql`insert into windows (unit_code, number, name) values (${helping}, '1', ${name})`;
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  await addAccount(centre, "supervisor", [{ role: "supervisor", ...sampleWindow }]);
  await addAccount(centre, "helper", [{ role: "leader", unitCode: helping }]);
  await addAccount(centre, "helper's supervisor", [{ role: "supervisor", unitCode: helping, windowNumber: "1" }]);
  await addAccount(centre, "over both", [{ role: "leader", unitCode: parent }]);
  await addAccount(centre, "third", [{ role: "leader", unitCode: third }]);
  await addAccount(centre, "city", [{ role: "city" }]);
  // The replies are due on 11 March.
  const complaint = (device: TestDevice) => complaintTo(device);
  [number = 0, replied = 0, closed = 0] = await openedItems(centre, complaint, complaint, complaint);
});
afterAll(() => centre.stop());

const ask = async (login: string, path: string, body?: unknown): Promise<Response> =>
  sendAsPage(centre, path, { cookie: await logInAs(centre, login), ...(body !== undefined && { body }) });
const usual = { unit: helping, needed: "请提供证照清单", dueDay: "2026-03-09" };
const askHelp = async (login: string, changes: Readonly<Record<string, unknown>> = {}) =>
  outcomeOf(await ask(login, officePaths.helps, { number, ...usual, ...changes }));
const endHelp = async (login: string, kind: "helpAnswers" | "helpWithdrawals", help: number) =>
  outcomeOf(await ask(login, officePaths[kind], { help, said: "已发清单" }));
const answerOf = async (login: string) => OfficeHelps.parse(await (await ask(login, officePaths.helps)).json());
const helpsOf = async (login: string) => (await answerOf(login)).helps;
const item = async (login: string, of = number) =>
  OfficeItem.parse(await (await ask(login, `${officePaths.item}?number=${of}`)).json());
const needOf = async (login: string) =>
  OfficeToday.parse(await (await ask(login, todayQuestion.path)).json()).needs.find(
    ({ kind }) => kind === "helps-asked",
  );
const step = async (login: string, of: number, kind: keyof typeof exampleEvents, changes: object = {}) => {
  const { seen } = await item(login, of);
  const event = { ...exampleEvents[kind], ...changes };
  expect(await outcomeOf(await ask(login, officePaths.itemEvents, { number: of, seen, event }))).toBe(204);
};

test("the leader of the item's unit alone asks, for a day up to the item's, another unit that exists", async () => {
  expect(await askHelp("supervisor")).toBe("permission-missing");
  expect(await askHelp("city")).toBe("permission-missing");
  expect(await askHelp("helper")).toBe("not-found");
  expect(await askHelp("leader", { dueDay: "2026-03-12" })).toBe("help-day-unfit");
  expect(await askHelp("leader", { dueDay: "2026-03-03" })).toBe("help-day-unfit");
  for (const unit of [sampleUnitCode, retired, "330100-NONE"])
    expect(await askHelp("leader", { unit })).toBe("help-unit-unfit");
  expect(await askHelp("leader", { needed: " " })).toBe("request-invalid");
  expect(await askHelp("leader", { needed: "清单\0" })).toBe("request-invalid");
  expect((await item("leader")).helps).toEqual([]);
  expect(await askHelp("leader")).toBe(204);
});

test("the leader finds units by name or code, all but the item's own, and no one else does", async () => {
  const found = async (login: string, text = "", of = number) =>
    await (await ask(login, `${helpUnitsQuestion.path}?number=${of}${text && `&text=${text}`}`)).json();
  const unit = (code: string) => ({ unitCode: code, unitName: { zh: code } });
  expect(await found("leader")).toEqual({ units: [unit(helping), unit(parent), unit(third)], count: 3 });
  expect(await found("leader", "help")).toEqual({ units: [unit(helping)], count: 1 });
  expect(await found("leader", encodeURIComponent("测试"))).toEqual({ units: [], count: 0 });
  for (const login of ["helper", "supervisor"])
    expect(await outcomeOf(await ask(login, `${helpUnitsQuestion.path}?number=${number}`))).not.toBe(200);
});

test("the asked unit sees number, window and request, and nothing else of the item", async () => {
  const { helps, count } = await answerOf("helper");
  const [help] = helps;
  expect([help, count]).toEqual([
    {
      ...{ id: expect.any(Number), item: number, askingUnit: sampleUnitCode, askingName: { zh: "测试服务中心" } },
      ...{ window: "3", unitCode: helping, unitName: { zh: helping }, needed: "请提供证照清单", dueDay: "2026-03-09" },
      ...{ isOver: false, askedAt: "2026-03-04T02:12:00.000Z", askedBy: "leader", end: null },
    },
    1,
  ]);
  const text = JSON.stringify(help);
  for (const word of Object.values(complaintWords)) expect(text).not.toContain(word);
  expect(await outcomeOf(await ask("helper", `${officePaths.item}?number=${number}`))).toBe("not-found");
  expect(await outcomeOf(await ask("helper", officePaths.contactOpenings, { number, purpose: "协办" }))).toBe(
    "not-found",
  );
});

test("it waits for the leader of the asked unit, and of the unit above, and for no one else", async () => {
  const waiting = { count: 1, over: 0, page: "items", oldestAt: "2026-03-04T02:12:00.000Z" };
  for (const login of ["helper", "over both"])
    expect([await needOf(login), (await helpsOf(login)).length]).toMatchObject([waiting, 1]);
  for (const login of ["third", "leader"]) expect([await needOf(login), await helpsOf(login)]).toEqual([undefined, []]);
  for (const login of ["helper's supervisor", "supervisor", "city"])
    expect([await needOf(login), await outcomeOf(await ask(login, officePaths.helps))]).toEqual([
      undefined,
      "permission-missing",
    ]);
});

test("the database itself shows it to both units alone", async () => {
  const rowsFor = (unit: string) =>
    readWithin(centre.sql, { isAll: false, units: [unit], windows: [] }, async (tx) => {
      const [row] = await tx<{ count: number }[]>`select count(*)::int as count from item_helps`;
      return row?.count;
    });
  expect(await Promise.all([helping, sampleUnitCode, third].map(rowsFor))).toEqual([1, 1, 0]);
});

test("its leader alone answers, once; the item shows both", async () => {
  const [{ id = 0 } = {}] = await helpsOf("helper");
  for (const login of ["leader", "third"]) expect(await endHelp(login, "helpAnswers", id)).toBe("not-found");
  for (const login of ["city", "supervisor", "helper's supervisor"])
    expect(await endHelp(login, "helpAnswers", id)).toBe("permission-missing");
  expect(await endHelp("helper", "helpWithdrawals", id)).toBe("not-found");
  const outcomes = [endHelp("helper", "helpAnswers", id), endHelp("leader", "helpWithdrawals", id)];
  expect((await Promise.all(outcomes)).toSorted()).toEqual([204, "help-ended"]);
  const [shown] = (await item("supervisor")).helps;
  expect([shown?.unitCode, shown?.needed, shown?.end?.said]).toEqual([helping, "请提供证照清单", "已发清单"]);
  expect([(await item("leader")).leads, (await item("supervisor")).leads]).toEqual([true, false]);
  expect(await helpsOf("helper")).toEqual([]);
});

describe("once the item has its reply", () => {
  test("no more is asked", async () => {
    await step("supervisor", replied, "verified");
    await step("supervisor", replied, "rectified");
    expect(await askHelp("leader", { number: replied })).toBe(204);
    await step("leader", replied, "replied");
    expect(await askHelp("leader", { number: replied })).toBe("item-step-unfit");
    // The citizen may not be satisfied: the answer is still of use.
    const helps = await helpsOf("helper");
    expect(helps.map(({ item: of }) => of)).toEqual([replied]);
    expect(await endHelp("helper", "helpAnswers", helps[0]?.id ?? 0)).toBe(204);
  });

  test("and once it is closed, open ones are withdrawn with it", async () => {
    expect(await askHelp("leader", { number: closed })).toBe(204);
    expect(await askHelp("leader", { number: closed, unit: third })).toBe(204);
    const [toThird] = await helpsOf("third");
    expect(await endHelp("third", "helpAnswers", toThird?.id ?? 0)).toBe(204);
    await step("leader", closed, "appealed");
    expect((await helpsOf("helper")).length).toBe(1);
    await step("city", closed, "appeal-decided", { isUpheld: true });
    expect(await helpsOf("helper")).toEqual([]);
    expect((await item("leader", closed)).helps.map(({ unitCode, end }) => [unitCode, end])).toEqual([
      [helping, { kind: "withdrawn", said: null, at: new Date(nowMs).toISOString(), by: "city" }],
      [third, { kind: "answered", said: "已发清单", at: new Date(nowMs).toISOString(), by: "third" }],
    ]);
    expect(await askHelp("leader", { number: closed })).toBe("item-step-unfit");
  });
});

test("a late one is marked, also after its answer, unless it was withdrawn; nothing of it can be changed", async () => {
  for (const needed of ["清单", "名单"]) expect(await askHelp("leader", { needed, dueDay: "2026-03-11" })).toBe(204);
  const [first, other] = await helpsOf("helper");
  expect([first?.isOver, other?.isOver]).toEqual([false, false]);
  // One minute before the end of the day in Beijing.
  nowMs = Date.parse("2026-03-11T23:59:00+08:00");
  expect((await needOf("helper"))?.over).toBe(0);
  nowMs = Date.parse("2026-03-12T00:01:00+08:00");
  expect([(await helpsOf("helper")).map(({ isOver }) => isOver), (await needOf("helper"))?.over]).toEqual([
    [true, true],
    2,
  ]);
  // Later than the item's own day, and in the past: no day fits.
  for (const dueDay of ["2026-03-11", "2026-03-12"]) expect(await askHelp("leader", { dueDay })).toBe("help-day-unfit");
  expect(await endHelp("helper", "helpAnswers", first?.id ?? 0)).toBe(204);
  expect(await endHelp("leader", "helpWithdrawals", other?.id ?? 0)).toBe(204);
  expect(await endHelp("helper", "helpAnswers", other?.id ?? 0)).toBe("help-ended");
  const { helps } = await item("leader");
  expect(helps.map(({ isOver, end }) => [end?.kind, isOver]).slice(1)).toEqual([
    ["answered", true],
    ["withdrawn", false],
  ]);
  // Answered in time a week before.
  expect((await item("leader", replied)).helps.map(({ isOver, end }) => [end?.kind, isOver])).toEqual([
    ["answered", false],
  ]);
  await expect(centre.sql`delete from item_helps`).rejects.toThrow();
  await expect(centre.sql`update item_help_ends set said = ''`).rejects.toThrow();
});
