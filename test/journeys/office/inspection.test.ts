import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { FreezeAsked } from "../../../contract/office/stars/star-months.ts";
import { DeviceId } from "../../../contract/words.ts";
import { type CityDevice, sendCity, sendLater } from "../../central/stars/city-month.ts";
import { untilJobIs } from "../../support/centre/exports.ts";
import { addAccount, logInAs, sendAsPage } from "../../support/centre/office-account.ts";
import { runCommand } from "../../support/centre/run-command.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { flipBitAt } from "../../support/ledger-mutations/rewrite-centre.ts";
import {
  arriveAt,
  type OfficeBrowser,
  type OfficePerson,
  startOfficeBrowser,
} from "../../support/office-browser/office-browser.ts";
import { settledViolations, showAs, sidewaysScroll } from "../../support/office-browser/page-checks.ts";
import { goToPage } from "../../support/window/office-page.ts";

const inspector = "督查张红";
const otherInspector = "督查李明";
const auditor = "审计赵敏";
const purpose = "核对办件系统的记录";

let dataFolder: string;
let centre: TestCentre;
let second: TestCentre;
let browser: OfficeBrowser;
let devices: readonly CityDevice[];
let nowMs = Date.parse("2026-03-01T01:00:00Z");

const arrive = (at: TestCentre, login: string): Promise<OfficePerson> => arriveAt(browser, at, login, nowMs);

const freezeMarch = async (): Promise<void> => {
  nowMs = Date.parse("2026-04-02T01:00:00Z");
  for (const device of devices) await sendLater(device, "2026-04-02T08:50:00.000+08:00");
  await centre.rollUp();
  await addAccount(centre, "市创先办王科长", [{ role: "city" }]);
  const cookie = await logInAs(centre, "市创先办王科长");
  const answer = await sendAsPage(centre, officePaths.starFreezes, {
    body: { month: "2026-03-01", reason: null },
    cookie,
  });
  if (answer.status !== 201) throw new Error(await answer.text());
  await untilJobIs(centre, cookie, FreezeAsked.parse(await answer.json()).job, "done");
};

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "counterstar-inspection-"));
  centre = await startCentre({ dataFolder, clock: () => nowMs });
  second = await startCentre({ dataFolder, clock: () => nowMs });
  browser = await startOfficeBrowser();
  devices = await sendCity(centre);
  await freezeMarch();
  nowMs = Date.parse("2026-04-20T01:00:00Z");
  for (const login of [inspector, otherInspector]) await addAccount(centre, login, [{ role: "inspector" }]);
  await addAccount(centre, auditor, [{ role: "auditor" }]);
});
afterAll(async () => {
  await browser.close();
  await second.stop();
  await centre.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const orderWith = async (page: Page, seed: string): Promise<void> => {
  await page.getByLabel("比例（%）").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("10");
  await page.keyboard.press("Tab");
  await page.keyboard.type("5");
  await page.keyboard.press("Tab");
  await page.keyboard.type(seed);
  await page.keyboard.press("Enter");
};

/** Draws with the form; the period is the last whole month, March, by itself. Returns the keys of the drawn ratings. */
const drawWith = async ({ page }: OfficePerson, seed: string): Promise<readonly string[]> => {
  await goToPage(page, "inspection");
  await page.locator(".draw-form .period").getByText("2026-03-01 – 2026-03-31").waitFor();
  await orderWith(page, seed);
  await page.locator(".draw h3").waitFor();
  return keysOn(page);
};

const keysOn = async (page: Page): Promise<readonly string[]> => {
  await page.locator(".draw tbody tr.ant-table-row").first().waitFor();
  return page.locator(".draw tbody tr.ant-table-row code.drawn-key:not([title])").allInnerTexts();
};

const factsOn = async (page: Page): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    await page
      .locator(".draw .draw-facts dl")
      .evaluate((list) =>
        [...list.querySelectorAll("dt")].map((title) => [
          title.textContent,
          title.nextElementSibling?.textContent ?? "",
        ]),
      ),
  );

let drawn: readonly string[] = [];

it("an inspector draws 10 %, at least five, with the seed that was agreed on", async () => {
  const person = await arrive(centre, inspector);
  drawn = await drawWith(person, "20260401");
  expect(drawn).toHaveLength(5);
  expect(await person.page.locator(".draw h3").innerText()).toBe("抽查第 1 号");
  expect(await factsOn(person.page)).toMatchObject({
    ...{ 抽取人: inspector, 评价期间: "2026-03-01 – 2026-03-31", 范围: "差评", 种子: "20260401" },
    ...{ 截止: "2026-04-02 09:00:00 · 这个月已冻结", 比例和下限: "10%，至少 5 条", 抽样框: "24 条", 抽中: "5 条" },
  });
  expect(person.complaints()).toEqual([]);
  await person.leave();
});

it("the same five come to another inspector, on the second centre, under the next number", async () => {
  const person = await arrive(second, otherInspector);
  expect(await drawWith(person, "20260401")).toEqual(drawn);
  expect(await person.page.locator(".draw h3").innerText()).toBe("抽查第 2 号");
  const example = await person.page.locator(".draw-check pre").first().innerText();
  expect(example.startsWith(`printf '%s' '20260401 ${drawn[0]}' | sha256sum`)).toBe(true);
  await person.leave();
});

it("the page says how far a draw is, and why it was refused", async () => {
  const person = await arrive(centre, inspector);
  const { page } = person;
  await centre.sql.begin(async (tx) => {
    await tx`lock table ratings in access exclusive mode`;
    await page.goto(`${person.url}/#/inspection?from=2026-02-01&to=2026-02-28`);
    await orderWith(page, "20260401");
    await page.locator(".draw-progress").getByText("正在确定抽样框").waitFor();
    expect(await settledViolations(page)).toEqual([]);
  });
  await page.locator(".draw-form").getByText("这段时间没有这样的评价").waitFor();
  expect(await page.locator("#draws tbody .flag-link").allInnerTexts()).toEqual(["抽查第 2 号", "抽查第 1 号"]);
  await person.leave();
});

it("a drawn rating is opened only for a purpose, which is listed with the name", async () => {
  const person = await arrive(centre, inspector);
  const { page } = person;
  await goToPage(page, "inspection");
  await page.getByRole("link", { name: "抽查第 1 号" }).click();
  await page.getByRole("button", { name: "查看 1", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const show = dialog.getByRole("button", { name: "记录并查看" });
  expect([await show.isDisabled(), await settledViolations(page)]).toEqual([true, []]);
  await page.keyboard.type(purpose);
  await page.keyboard.press("Enter");
  await dialog.locator(".level-word").waitFor();
  expect(await dialog.locator(".level-word").innerText()).toMatch(/不满意/);
  expect(await settledViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.locator(".drawn-readings").getByText(purpose).waitFor();
  expect(await page.locator(".drawn-readings").innerText()).toContain(inspector);
  await person.leave();
});

it("the auditor sees both draws, who opened which rating and why, and cannot draw", async () => {
  const person = await arrive(second, auditor);
  const { page } = person;
  await goToPage(page, "inspection");
  const links = page.locator("#draws tbody .flag-link");
  await links.first().waitFor();
  expect(await links.allInnerTexts()).toEqual(["抽查第 2 号", "抽查第 1 号"]);
  expect(await page.locator(".draw-form").count()).toBe(0);
  await links.last().click();
  expect(await keysOn(page)).toEqual(drawn);
  expect(await page.locator(".drawn-readings").allInnerTexts()).toEqual([expect.stringContaining(purpose)]);
  await goToPage(page, "accounts");
  const logged = (action: string) =>
    page.locator("#access-log tbody tr").filter({ has: page.getByText(action, { exact: true }) });
  await logged("查看抽中的评价").waitFor();
  const reading = await logged("查看抽中的评价").innerText();
  for (const part of [inspector, purpose, "抽查 1", "抽中序号 1"]) expect(reading).toContain(part);
  expect(await logged("抽查").count()).toBe(2);
  await person.leave();
});

it("a person without the right has neither the page nor the draw", async () => {
  await addAccount(centre, "甲单位领导", [{ role: "leader", unitCode: "A" }]);
  const person = await arrive(centre, "甲单位领导");
  expect(await person.page.locator('.navigation a[href="#/inspection"]').count()).toBe(0);
  await person.page.goto(`${person.url}/#/inspection?draw=1`);
  await person.page.getByRole("heading", { name: "没有这一页" }).waitFor();
  await person.leave();
});

it.each([
  ["zh", 1_440],
  ["zh", 1_024],
  ["zh", 390],
  ["en", 1_440],
  ["en", 1_024],
  ["en", 390],
])("the pages have no violation in %s, %d wide, and do not scroll sideways", async (language, width) => {
  const person = await arrive(centre, inspector);
  const { page } = person;
  for (const [query, shown] of Object.entries({
    "": "#draws .flag-link",
    "?draw=1": ".draw-check",
    "?draw=9": ".draw > p",
  })) {
    await page.goto(`${person.url}/#/inspection${query}`);
    await showAs(page, language, width);
    await page.locator(shown).first().waitFor();
    expect([query, await sidewaysScroll(page), await settledViolations(page)]).toEqual([
      query,
      expect.toSatisfy((by) => by <= 0),
      [],
    ]);
  }
  await person.leave();
});

it("a draw prints alone, on the width of A4", async () => {
  const person = await arrive(centre, inspector);
  const { page } = person;
  await page.goto(`${person.url}/#/inspection?draw=1`);
  await keysOn(page);
  await page.emulateMedia({ media: "print" });
  // 182 mm between the margins of A4.
  await page.setViewportSize({ width: 688, height: 1_020 });
  const seen = await page
    .locator(".page-header, .navigation, .draw button, .export")
    .evaluateAll((found) => found.filter((each) => each.getClientRects().length > 0).map(({ className }) => className));
  expect(seen).toEqual([]);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  await person.leave();
});

const command = (name: string, ...options: readonly string[]) =>
  runCommand(name, options, { DATABASE_URL: centre.databaseUrl, COUNTERSTAR_CENTRE_DATA: dataFolder });
const recomputeMarch = () => command("recompute", "--from", "2026-03-01", "--to", "2026-03-31");

it("recompute finds every cell of the frozen month equal, and the draw", async () => {
  const figures = await recomputeMarch();
  expect([figures.code, figures.output]).toEqual([0, expect.stringContaining("✓ 全部一致")]);
  const again = await command("recompute", "--draw", "2");
  expect([again.code, again.output]).toEqual([0, expect.stringContaining("✓ 全部一致")]);
});

it("recompute names the cell of an altered roll-up row, and exits with 1", async () => {
  await centre.sql`
    update figure_cells set levels[1] = levels[1] - 1 where unit_code = 'B' and window_number = '2' and levels[1] = 3`;
  const { code, output } = await recomputeMarch();
  expect([code, output]).toEqual([
    1,
    expect.stringMatching(/✗ 2026-03-10 {2}B {2}2 {2}202 {2}figure_cells .*levels 1: 已存 stored 2, 重算 recounted 3/),
  ]);
  await centre.sql`
    update figure_cells set levels[1] = 3 where unit_code = 'B' and window_number = '2' and levels[1] = 2`;
  expect((await recomputeMarch()).code).toBe(0);
});

it("verify names device and entry of one altered bit in the ledger, and exits with 1", async () => {
  const [first] = devices;
  const device = DeviceId.parse(first?.device.id);
  const whole = await command("verify", "--all");
  expect([whole.code, whole.output]).toEqual([0, expect.not.stringContaining("✗")]);
  await flipBitAt(centre.sql, device, 7);
  const { code, output } = await command("verify", "--all");
  const faults = output.split("\n").filter((line) => line.startsWith("✗"));
  expect([code, faults[0]]).toEqual([1, expect.stringContaining("epoch 1, entry 7")]);
  const before = output.slice(0, output.indexOf("✗"));
  expect(before.slice(before.lastIndexOf("device "))).toContain(device);
});
