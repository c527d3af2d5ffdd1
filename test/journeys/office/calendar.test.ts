import { afterAll, beforeAll, expect, it } from "vitest";
import { calendarQuestion, OfficeCalendar } from "../../../contract/office/calendar/calendar.ts";
import { builtInYears } from "../../../contract/working-days.ts";
import { addAccount } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { arriveAt, type OfficeBrowser, startOfficeBrowser } from "../../support/office-browser/office-browser.ts";
import { settledViolations, showAs, sidewaysScroll } from "../../support/office-browser/page-checks.ts";

const year = Number(builtInYears.at(-1)) + 1;
const nowMs = Date.parse(`${year - 1}-11-10T02:00:00Z`);
let centre: TestCentre;
let browser: OfficeBrowser;

beforeAll(async () => {
  browser = await startOfficeBrowser();
  centre = await startCentre({ clock: () => nowMs });
  await addAccount(centre, "王科长", [{ role: "city" }]);
  await addAccount(centre, "李主任", [{ role: "leader", unitCode: "330100-XZFW" }]);
});
afterAll(async () => {
  await browser.close();
  await centre.stop();
});

/** As the spreadsheet of a Chinese Windows saves it, in GB 18030: 放假, 上班. */
const gb = (day: string, kind: "放假" | "上班"): Buffer =>
  Buffer.concat([
    Buffer.from(`${day.replaceAll("-0", "/").replaceAll("-", "/")},`),
    Buffer.from(kind === "放假" ? [0xb7, 0xc5, 0xbc, 0xd9] : [0xc9, 0xcf, 0xb0, 0xe0]),
    Buffer.from("\r\n"),
  ]);
const off = ["01-01", "10-01", "10-04", "10-05", "10-06", "10-07", "10-08", "10-11", "10-12", "10-13"];
const fileOf = (kind: "放假" | "上班"): Buffer =>
  Buffer.concat([...off.map((day) => gb(`${year}-${day}`, "放假")), gb(`${year}-10-09`, kind)]);

it("is asked for on 今日 from November on, previewed from a spreadsheet's file, and imported with its notice", async () => {
  const { page, leave, complaints } = await arriveAt(browser, centre, "王科长", nowMs);
  await page.getByText("缺一年的节假日安排，请导入").click();
  await page.locator("#calendar").getByText(`还没有 ${year} 年的放假安排`).waitFor();
  await page.getByText(`${year} 暂定`).click();
  await page.getByText("暂定：通知还没有公布").waitFor();
  await page.getByLabel("通知的网址").fill("https://www.gov.cn/notice.htm");
  const choose = (buffer: Buffer) =>
    page.locator("input[type=file]").setInputFiles({ name: "days.csv", mimeType: "text/csv", buffer });
  await choose(Buffer.concat([fileOf("上班"), gb(`${year}-02-30`, "放假")]));
  await page.getByRole("button", { name: "预览" }).click();
  await page.getByText("第 12 行不对").waitFor();
  await choose(fileOf("上班"));
  await page.getByText("第 12 行不对").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "预览" }).click();
  await page.getByText(`${year} 年的工作日从 260 天变为 252 天，改变 10 天：`).waitFor();
  expect((await settledViolations(page)).join("\n")).toBe("");
  await page.getByRole("button", { name: `导入 ${year} 年` }).click();
  await page.getByText(`已导入 ${year} 年`).waitFor();
  await page.getByText(`还没有 ${year} 年的放假安排`).waitFor({ state: "hidden" });
  await page.locator("#calendar-imports").getByText("王科长").waitFor();
  const answer = await fetch(centre.url + calendarQuestion.path, { headers: centre.asCity });
  const { years } = OfficeCalendar.parse(await answer.json());
  expect(years.find((each) => each.year === year)).toMatchObject({ source: "imported", workingDays: 252 });
  // The browser itself reports the refused preview.
  expect(complaints()).toEqual([expect.stringContaining("422")]);
  await leave();
});

it("is read by a leader without the form, and fits each screen in both languages", async () => {
  const { page, leave } = await arriveAt(browser, centre, "李主任", nowMs);
  await page.goto(`${page.url().split("#")[0]}#/calendar?year=${year - 1}`);
  await page.getByText("248 天").waitFor();
  expect(await page.locator("#calendar-import").count()).toBe(0);
  for (const language of ["zh", "en"])
    for (const width of [1_440, 1_024, 390]) {
      await showAs(page, language, width);
      await page.locator(".month").first().waitFor();
      expect([language, width, await sidewaysScroll(page)]).toEqual([language, width, 0]);
    }
  expect((await settledViolations(page)).join("\n")).toBe("");
  await leave();
});
