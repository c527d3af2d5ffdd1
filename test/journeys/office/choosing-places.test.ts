import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { codesQuestion } from "../../../contract/office/devices/enrolment-codes.ts";
import { windowsQuestion } from "../../../contract/office/devices/windows.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import { addAccount } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import {
  type OfficeBrowser,
  type OfficePerson,
  startOfficeBrowser,
} from "../../support/office-browser/office-browser.ts";
import { settledViolations, showAs, sidewaysScroll } from "../../support/office-browser/page-checks.ts";

let centre: TestCentre;
let browser: OfficeBrowser;
let office: OfficePerson;
let page: Page;

/** Sixty units of three windows each. */
const addCity = (): Promise<unknown> => centre.sql`
  with added as (
    insert into units (code, name, district, supervision_phone, complaint_room)
    select 'C' || lpad(number::text, 5, '0'), jsonb_build_object('zh', '第' || number || '街道便民服务中心', 'en', 'Service centre ' || number),
      '市本级', '0571-12345', '{"zh": "二楼"}'
    from generate_series(1, 60) as number returning code)
  insert into windows (unit_code, number, name)
  select code, number::text, '{"zh": "综合受理", "en": "General matters"}' from added, generate_series(1, 3) as number`;

beforeAll(async () => {
  browser = await startOfficeBrowser();
  centre = await startCentre({});
  await addCity();
  await addAccount(centre, "王科长", [{ role: "city" }, { role: "it" }]);
  office = await browser.logIn(centre, "王科长");
  ({ page } = office);
});
afterAll(async () => {
  await browser.close();
  await centre.stop();
});

const goTo = async (path: string): Promise<void> => {
  await page.goto(`${office.url}/#/${path}`);
  await page.reload();
};
const options = () => page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option");

it("a policy's place is found by typing, with the keyboard alone", async () => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname + new URL(request.url()).search));
  await goTo("policy");
  await page.getByLabel("下发范围").focus();
  await page.keyboard.type("第42街道");
  await options().filter({ hasText: "第42街道便民服务中心" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByLabel("窗口", { exact: true }).focus();
  await page.keyboard.type("窗口 2");
  await options().filter({ hasText: "窗口 2" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "编辑配置", exact: true }).press("Enter");
  await page.getByText("第42街道便民服务中心 · 窗口 2 综合受理").first().waitFor();
  // Neither the form nor its preview asks for windows of another unit.
  expect(new Set(asked.filter((path) => path.startsWith(windowsQuestion.path)))).toEqual(
    new Set([`${windowsQuestion.path}?unit=C00042`]),
  );
});

it("says that more units fit than it shows, and that none fits", async () => {
  await goTo("policy");
  await page.getByLabel("下发范围").click();
  await page.getByText("还有 41 个单位，请再输入几个字。").waitFor();
  await page.keyboard.type("没有的单位");
  await page.getByText("没有名称或编码含这些字的单位。").waitFor();
  expect(await settledViolations(page)).toEqual([]);
});

it("codes are made for windows of several units, and for those without a device", async () => {
  await goTo("devices");
  const choose = async (unit: string, window: string): Promise<void> => {
    await page.getByLabel("选择单位").focus();
    await page.keyboard.type(unit);
    await options().filter({ hasText: unit }).filter({ hasNotText: "窗口" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByLabel("选择窗口").focus();
    await page.keyboard.type(window);
    await options().filter({ hasText: window }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
  };
  await choose("C00007", "窗口 1");
  await choose("第9街道", "窗口 3");
  await page.getByRole("button", { name: "生成 2 个入网码" }).click();
  await page.getByRole("dialog").getByText("第7街道便民服务中心").first().waitFor();
  const { codes } = await askOffice(centre, codesQuestion);
  expect(codes.map(({ unitCode, windowNumber }) => [unitCode, windowNumber]).toSorted()).toEqual([
    ["C00007", "1"],
    ["C00009", "3"],
  ]);
  await goTo("devices");
  await page.getByRole("button", { name: "没有设备的窗口" }).click();
  await page.getByRole("button", { name: "生成 182 个入网码" }).waitFor();
  expect(await settledViolations(page)).toEqual([]);
});

it("a table with an unknown window makes no code, and the window is named", async () => {
  await goTo("devices");
  await page.locator(".code-form input[type=file]").setInputFiles({
    name: "windows.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("C00001,1\nC00001,99\nno window\n"),
  });
  await page.getByText("有 1 行不是“单位编码,窗口号”").waitFor();
  await page.getByRole("button", { name: "生成 2 个入网码" }).click();
  await page.getByText("没有单位 C00001 的 99 号窗口").waitFor();
  // The choice stays, so that it can be mended.
  await page.getByRole("button", { name: "生成 2 个入网码" }).waitFor();
  const { codes } = await askOffice(centre, codesQuestion);
  expect(codes.filter(({ unitCode }) => unitCode === "C00001")).toEqual([]);
});

it.each(["ratings?", "devices?", "shifts?", "figures?by=windows&"])(
  "names the unit of a filter also where its list is empty: %s",
  async (path) => {
    await goTo(`${path}unit=C00007`);
    await page
      .locator(".ant-tag")
      .filter({ hasText: /^第7街道便民服务中心$/ })
      .waitFor();
  },
);

it.each(["zh", "en"])("the form of a policy, its buttons and its preview fit a telephone in %s", async (language) => {
  await goTo("policy");
  await showAs(page, language, 390);
  await page.getByRole("button", { name: language === "zh" ? "编辑配置" : "Edit configuration", exact: true }).click();
  await page.locator(".kiosk-frame iframe").waitFor();
  const hidden = await page
    .locator(".ant-drawer-section, .ant-drawer-body, .preview-pane")
    .evaluateAll((parts) => parts.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
  expect(hidden).toEqual([0, 0, 0]);
  await page.setViewportSize({ width: 1_440, height: 900 });
  await page.locator(".policy-actions button").first().click();
});

it.each(["zh", "en"])("fits narrow screens in %s", async (language) => {
  for (const path of ["policy", "devices"]) {
    for (const width of [1_440, 1_024, 390]) {
      await page.goto(`${office.url}/#/${path}`);
      await showAs(page, language, width);
      await page.locator(".unit-choice").first().click();
      await options().first().waitFor();
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    }
  }
});
