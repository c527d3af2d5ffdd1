import { parse } from "csv-parse/sync";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addItemEvent } from "../../../central/rectification/item-store.ts";
import { stepTimes } from "../../../central/rectification/step-times.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { OfficeAppeals } from "../../../contract/office/rectification/appeals.ts";
import type { ItemEvent } from "../../../contract/office/rectification/item-events.ts";
import { OfficeItemFigures } from "../../../contract/office/rectification/item-figures.ts";
import { OfficeItem } from "../../../contract/office/rectification/items.ts";
import { enrolDevice } from "../../support/centre/device.ts";
import { exportedFile } from "../../support/centre/exports.ts";
import { type Levels, onDay, shiftDrafts } from "../../support/centre/golden-office.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { addUnits } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { readPdf } from "../../support/read-pdf.ts";

let nowMs = Date.parse("2026-03-02T09:00:00+08:00");
let centre: TestCentre;
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await addUnits(centre.sql, ["S"]);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: "S" }]);
  await addAccount(centre, "city", [{ role: "city" }]);
  await addAccount(centre, "caller", [{ role: "caller" }]);
});
afterAll(() => centre.stop());

type Person = "leader" | "city" | "caller";

const at = (day: string): void => {
  nowMs = Date.parse(`${day}T17:30:00+08:00`);
};

const ask = async (person: Person, path: string, body?: unknown): Promise<Response> =>
  sendAsPage(centre, path, { cookie: await logInAs(centre, person), ...(body !== undefined && { body }) });

const read = async (number: number) =>
  OfficeItem.parse(await (await ask("city", `${officePaths.item}?number=${number}`)).json());

const place = { unitCode: "S", windowNumber: "1", staffNumber: "P1", unanswered: 0 };
const none: Levels = [0, 0, 0, 0, 0];

/** The item of the only 差评 of a finished shift. */
const opened = async (day: string, shift: Partial<Parameters<typeof shiftDrafts>[0]>, hasPhone: boolean) => {
  at(day);
  const device = await enrolDevice(centre);
  await sendEpoch(device, onDay(day, shiftDrafts({ ...place, levels: none, ...shift })));
  await centre.rollUp();
  const [item] = await centre.sql<{ number: number }[]>`select number from items where device = ${device.id}`;
  if (!item) throw new Error("no item was opened");
  const { number } = item;
  const event = { kind: "contact-given" } as const;
  if (hasPhone)
    await centre.sql.begin(async (tx) =>
      addItemEvent(tx, { number, by: null, at: new Date(nowMs), event }, await stepTimes(tx)),
    );
  return number;
};

const step = async (person: Person, day: string, number: number, event: ItemEvent): Promise<void> => {
  at(day);
  const { seen } = await read(number);
  const { kind, ...called } = event;
  const answer =
    kind === "called"
      ? await ask(person, officePaths.calls, { number, seen, ...called })
      : await ask(person, officePaths.itemEvents, { number, seen, event });
  expect([kind, await outcomeOf(answer)]).toEqual([kind, 204]);
};

const verified = (finding: "rectify" | "explain"): ItemEvent => ({ kind: "verified", finding, rootCause: "guidance" });
const handled = (kind: "rectified" | "explained"): ItemEvent => ({
  ...{ kind, action: "已处理", evidence: [], withoutEvidence: "口头" },
});
const replied: ItemEvent = { kind: "replied", text: "已处理，谢谢您" };

const reply = async (day: string, number: number, kind: "rectified" | "explained"): Promise<void> => {
  await step("leader", day, number, handled(kind));
  await step("leader", day, number, replied);
};

/** The five standing 差评 of the small office, and the one that its citizen changed, in the order of their days. */
const play = async () => {
  const one = await opened("2026-03-02", { levels: [1, 0, 0, 0, 0] }, true);
  const two = await opened("2026-03-02", { levels: [0, 1, 0, 0, 0] }, true);
  await step("leader", "2026-03-03", two, verified("explain"));
  await step("leader", "2026-03-03", one, verified("rectify"));
  const three = await opened("2026-03-03", { levels: [0, 1, 0, 0, 0] }, false);
  await reply("2026-03-04", one, "rectified");
  await step("leader", "2026-03-04", three, { kind: "appealed", reason: "评错了窗口" });
  const four = await opened("2026-03-04", { levels: [1, 0, 0, 0, 0] }, true);
  const changed = await opened("2026-03-05", { changes: [[2, 4]] }, false);
  await step("leader", "2026-03-05", four, verified("rectify"));
  await step("caller", "2026-03-06", one, { kind: "called", result: "satisfied" });
  await reply("2026-03-06", two, "explained");
  await step("city", "2026-03-06", three, { kind: "appeal-decided", isUpheld: true, reason: "录像属实" });
  const five = await opened("2026-03-06", { walkUps: [0, 1, 0, 0, 0] }, false);
  const due = await Promise.all([one, two, three, four, five].map(async (number) => (await read(number)).due.day));
  await step("caller", "2026-03-09", two, { kind: "called", result: "not-reached" });
  await step("leader", "2026-03-09", five, verified("rectify"));
  await reply("2026-03-11", four, "rectified");
  await step("caller", "2026-03-13", four, { kind: "called", result: "dissatisfied" });
  const second = (await read(four)).due.day;
  await reply("2026-03-16", five, "rectified");
  await step("leader", "2026-03-19", four, handled("rectified"));
  await step("leader", "2026-03-19", four, { kind: "round-signed" });
  await step("leader", "2026-03-19", four, replied);
  await step("caller", "2026-03-20", four, { kind: "called", result: "satisfied" });
  await step("leader", "2026-03-20", changed, verified("explain"));
  await reply("2026-03-20", changed, "explained");
  return { due: [...due, second], changed: await read(changed), four };
};

test("the items of the small office have these due days, and on 2026-03-31 these figures", async () => {
  const { due, changed, four } = await play();
  expect(due).toEqual(["2026-03-09", "2026-03-09", "2026-03-10", "2026-03-11", "2026-03-13", "2026-03-20"]);
  expect(changed.row).toMatchObject({ state: "closed", isRatingChanged: true });
  at("2026-03-31");
  const days = "from=2026-03-01&to=2026-03-31";
  const answer = await ask("city", `${officePaths.itemFigures}?${days}`);
  const { figures, before, units } = OfficeItemFigures.parse(await answer.json());
  const golden = {
    ...{ items: 5, changed: 1, setAside: 1 },
    replied: { part: 3, whole: 4 },
    rectified: { part: 3, whole: 4 },
    explained: { part: 1, whole: 4 },
    onTime: { part: 4, whole: 5 },
    called: { part: 3, whole: 3 },
    reached: { part: 2, whole: 3 },
    satisfied: { part: 2, whole: 2 },
    satisfiedAtOnce: { part: 1, whole: 2 },
    appealed: { part: 1, whole: 5 },
    upheld: { part: 1, whole: 1 },
  };
  expect(figures).toEqual(golden);
  expect(units.map(({ unitCode, figures: ofUnit }) => [unitCode, ofUnit])).toEqual([["S", golden]]);
  expect([before.from, before.to, before.figures.items]).toEqual(["2026-02-01", "2026-02-28", 0]);
  const ofUnit = await ask("leader", `${officePaths.itemFigures}?${days}&unit=S&origin=bad-rating`);
  expect(OfficeItemFigures.parse(await ofUnit.json()).figures).toEqual(golden);

  const register = OfficeAppeals.parse(await (await ask("leader", officePaths.appeals)).json());
  expect(register).toMatchObject({
    counts: { undecided: 0, upheld: 1, rejected: 0 },
    appeals: [
      {
        appealed: { by: "leader", reason: "评错了窗口" },
        state: "upheld",
        decided: { by: "city", reason: "录像属实" },
      },
    ],
    next: null,
  });
  const order = {
    kind: "items",
    language: "zh",
    query: { from: "2026-03-01", to: "2026-03-31", isWide: true },
  } as const;
  const city = await logInAs(centre, "city");
  const rows = parse(await exportedFile(centre, city, { ...order, format: "csv" }), {
    bom: true,
    columns: true,
    relax_column_count: true,
  });
  const row = (rows as Record<string, string>[]).find((each) => each["整改项编号"] === String(four));
  expect(row).toMatchObject({
    ...{
      联系方式: "已留，密封保存",
      满意度: "1 非常不满意",
      是否回复: "是",
      是否回访: "是",
      根本原因: "告知不清楚（guidance）",
    },
    ...{ 拟办意见: "核实属实，予以整改\n告知不清楚", 回访信息: "2026-03-13 不满意\n2026-03-20 满意" },
    ...{ 整改结果: "2026-03-11 已处理\n2026-03-19 已处理", 领导批示: "2026-03-19 leader 签字同意本轮整改" },
    ...{ 到期日: "2026-03-20", 轮次: "2", 超期工作日: "0", 证据数: "0", 回访结果: "满意", 步骤: "已办结" },
  });
  const late = (rows as Record<string, string>[]).map((each) => Number(each["超期工作日"])).filter((days) => days > 0);
  // The changed one, and the walk-up of 6 March.
  expect(late).toEqual([6, 1]);
  const narrow = await exportedFile(centre, city, {
    ...{ ...order, format: "xlsx" },
    query: { ...order.query, isWide: false },
  });
  const [sheet] = (await readXlsx(narrow)).sheets;
  expect(sheet?.rows[0]).toHaveLength(19);
  const paper = await readPdf(await exportedFile(centre, city, { ...order, format: "pdf" }));
  expect(JSON.stringify(paper)).toContain("督查");
});
