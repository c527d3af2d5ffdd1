import { randomUUID } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ratingDraft, tagsDraft } from "../../support/centre/ledger.ts";
import { addAccount } from "../../support/centre/office-account.ts";
import { sampleUnitCode, sampleWindow } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import {
  arriveAt,
  type OfficeBrowser,
  type OfficePerson,
  startOfficeBrowser,
} from "../../support/office-browser/office-browser.ts";
import { chooseOption, settledViolations, showAs, sidewaysScroll } from "../../support/office-browser/page-checks.ts";
import { complaintTo, complaintWords, openedItems } from "../../support/rectification/complaints.ts";

let nowMs = Date.parse("2026-03-04T10:12:00+08:00");
let browser: OfficeBrowser;
let centre: TestCentre;
let number: number;
let office: OfficePerson;

const sizes = [
  ["zh", 1_440],
  ["zh", 1_024],
  ["zh", 390],
  ["en", 1_440],
  ["en", 1_024],
  ["en", 390],
] as const;

const at = (time: string): void => {
  nowMs = Date.parse(`${time}:00+08:00`);
};

const badRating = () => {
  const promptId = randomUUID();
  return [ratingDraft({ promptId, level: 1 }), tagsDraft(promptId, "108")];
};

beforeAll(async () => {
  browser = await startOfficeBrowser();
  const folder = await mkdtemp(join(tmpdir(), "counterstar-journey-"));
  const smsFile = join(folder, "sms.json");
  await writeFile(smsFile, JSON.stringify({ adapter: "file", file: join(folder, "messages") }));
  centre = await startCentre({ clock: () => nowMs, smsFile });
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  await addAccount(centre, "supervisor", [{ role: "supervisor", ...sampleWindow }]);
  await addAccount(centre, "caller", [{ role: "caller" }]);
  await addAccount(centre, "city", [{ role: "city" }]);
  at("2026-03-02T10:00");
  const [rated, tagged] = badRating();
  if (!rated || !tagged) throw new Error("no rating");
  await openedItems(
    centre,
    () => rated,
    () => tagged,
    (device) => complaintTo(device, { text: "取号机坏了，没有人管" }),
  );
  at("2026-03-04T10:12");
  [number = 0] = await openedItems(centre, (device) => complaintTo(device));
  await centre.rollUp();
});
afterAll(async () => {
  await browser.close();
  await centre.stop();
});

/** Logs in and opens the item as a person who knows its number; later steps stay with this person. */
const arrive = async (login: string, path = `items?item=${number}`): Promise<OfficePerson["page"]> => {
  office = await arriveAt(browser, centre, login, nowMs);
  await office.page.goto(`${office.url}/#/${path}`);
  return office.page;
};

const take = async (step: string, fields: Readonly<Record<string, string>>, done: string): Promise<void> => {
  const { page } = office;
  const radio = page.getByRole("radio", { name: step, exact: true });
  await page.locator(".item-next").waitFor();
  if ((await radio.count()) > 0) await radio.check();
  for (const [field, text] of Object.entries(fields)) await page.getByLabel(field, { exact: true }).fill(text);
  await page.getByRole("button", { name: "提交", exact: true }).click();
  await page.locator(".ant-timeline").getByText(done, { exact: true }).last().waitFor();
};

describe("items and their pages", () => {
  it.each(sizes)("list, item and figures are whole in %s, %d wide", async (language, width) => {
    if (language === "zh" && width === 1_440) await arrive("leader", "items");
    const { page } = office;
    await page.goto(`${office.url}/#/items`);
    await showAs(page, language, width);
    await page.locator("#items .ant-table-row, #items .card").first().waitFor();
    expect([await settledViolations(page), await sidewaysScroll(page), office.complaints()]).toEqual([[], 0, []]);
    await page.goto(`${office.url}/#/items?item=1`);
    await page.locator(".item-next").waitFor();
    expect([await settledViolations(page), await sidewaysScroll(page), office.complaints()]).toEqual([[], 0, []]);
    await page.goto(`${office.url}/#/item-figures?from=2026-03-01&to=2026-03-31`);
    await page.locator("#item-figures canvas").first().waitFor();
    expect([await settledViolations(page), await sidewaysScroll(page), office.complaints()]).toEqual([[], 0, []]);
    if (language === "en" && width === 390) await office.leave();
  });
});

describe("from a complaint to a satisfied citizen", () => {
  it("the supervisor verifies; without a root cause the page says so", async () => {
    at("2026-03-05T09:00");
    const page = await arrive("supervisor");
    await page.getByText(complaintWords.text).waitFor();
    await page.getByRole("radio", { name: "核实：需要整改" }).check();
    await page.getByRole("button", { name: "提交", exact: true }).click();
    await page.getByText("请先填写：根本原因。").waitFor();
    await chooseOption(page, "根本原因", "告知不清楚");
    await take("核实：需要整改", {}, "核实：需要整改");
    await office.leave();
    at("2026-03-09T09:00");
    await arrive("supervisor");
    await take("提交整改", { 采取的措施: "重新培训，更新告知单", 没有证据照片的理由: "口头培训" }, "整改");
    await office.leave();
  });

  it("the leader replies", async () => {
    at("2026-03-11T16:50");
    const page = await arrive("leader");
    await take("答复群众", { 答复内容: "已更新告知单，谢谢您" }, "答复群众");
    await page.getByText("等回访员回访。").waitFor();
    await office.leave();
  });

  it.each(sizes)("the caller's desk fits and has no violation in %s, %d wide", async (language, width) => {
    at("2026-03-13T09:00");
    const page = await arrive("caller", "items");
    await page.locator(".next-call").waitFor();
    await showAs(page, language, width);
    await page.locator(".next-call").waitFor();
    expect([await settledViolations(page), await sidewaysScroll(page)]).toEqual([[], 0]);
    await office.leave();
  });

  it("the caller sends the citizen the link, and sees that it was sent", async () => {
    at("2026-03-13T09:00");
    const page = await arrive("caller", "items");
    await page.getByRole("button", { name: "发短信告知查询办法" }).click();
    await page.getByText("短信已发出").waitFor();
    expect(await page.getByRole("button", { name: "发短信告知查询办法" }).count()).toBe(0);
    await page.reload();
    await page.getByText("短信已发出").waitFor();
    expect([await settledViolations(page), office.complaints()]).toEqual([[], []]);
    await office.leave();
  });

  it("the caller opens the number for the call, and records that the citizen is not satisfied", async () => {
    at("2026-03-13T09:00");
    const page = await arrive("caller", "items");
    await page.getByText("已更新告知单，谢谢您").waitFor();
    await page.getByRole("button", { name: "打开电话号码" }).click();
    await page.getByRole("link", { name: complaintWords.contactPhone }).waitFor();
    expect([await settledViolations(page), office.complaints()]).toEqual([[], []]);
    // The key of 不满意, as the button shows it.
    await page.keyboard.press("3");
    await page.getByText("没有等回访的整改项").waitFor();
    await office.leave();
  });

  it("the second round needs the leader's signature, and the city refuses a delay", async () => {
    at("2026-03-18T09:00");
    const page = await arrive("leader");
    await page.getByText("第 2 轮").first().waitFor();
    await take("领导签字", {}, "领导签字");
    await take("申请延期", { 延长几个工作日: "5", 理由: "等设备" }, "申请延期 5 个工作日");
    await office.leave();
    await arrive("city");
    await take("不同意延期", { 理由: "已有备用设备" }, "不同意延期");
    await office.leave();
  });

  it("and the item is closed when the citizen is satisfied, with everything in its history", async () => {
    at("2026-03-19T09:00");
    await arrive("supervisor");
    await take("提交整改", { 采取的措施: "设备已换", 没有证据照片的理由: "现场已看" }, "整改");
    await office.leave();
    await arrive("leader");
    await take("答复群众", { 答复内容: "设备已换好" }, "答复群众");
    await office.leave();
    at("2026-03-20T09:00");
    const page = await arrive("caller", "items");
    await page.getByRole("button", { name: /^\d 满意$/ }).click();
    await page.getByText("没有等回访的整改项").waitFor();
    await office.leave();
    await arrive("leader");
    await office.page.getByText("已办结 · 满意").waitFor();
    // With the contact, which this complaint has from its beginning.
    expect(await office.page.locator(".ant-timeline-item").count()).toBe(12);
    await office.page.getByText("查看联系方式：回访").waitFor();
    await office.leave();
  });
});
