import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { officePaths } from "../../../contract/office/office-paths.ts";
import type { TestDevice } from "../../support/centre/device.ts";
import { addAccount, logInAs, sendAsPage } from "../../support/centre/office-account.ts";
import { addUnits, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import {
  arriveAt,
  type OfficeBrowser,
  type OfficePerson,
  startOfficeBrowser,
} from "../../support/office-browser/office-browser.ts";
import { settledViolations, showAs, sidewaysScroll } from "../../support/office-browser/page-checks.ts";
import { complaintTo, complaintWords, openedItems } from "../../support/rectification/complaints.ts";

let nowMs = Date.parse("2026-03-04T10:12:00+08:00");
const helping = "330100-HELP";
let browser: OfficeBrowser;
let centre: TestCentre;
let number: number;
let office: OfficePerson;

beforeAll(async () => {
  browser = await startOfficeBrowser();
  centre = await startCentre({ clock: () => nowMs });
  await addUnits(centre.sql, [helping, "330100-OTHER"]);
  const name = { zh: "市行政审批局", en: "Approval Bureau" };
  await centre.sql`update units set name = ${centre.sql.json(name)} where code = ${helping}`;
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  await addAccount(centre, "helper", [{ role: "leader", unitCode: helping }]);
  const complaint = (device: TestDevice) => complaintTo(device);
  const [first = 0, other] = await openedItems(centre, complaint, complaint);
  number = first;
  const body = { number: other, unit: helping, needed: "请派一人指导", dueDay: "2026-03-11" };
  await sendAsPage(centre, officePaths.helps, { cookie: await logInAs(centre, "leader"), body });
});
afterAll(async () => {
  await browser.close();
  await centre.stop();
});

const arrive = async (login: string, path: string): Promise<OfficePerson["page"]> => {
  office = await arriveAt(browser, centre, login, nowMs);
  await office.page.goto(`${office.url}/#/${path}`);
  return office.page;
};

const sizes = [
  ["zh", 1_440],
  ["en", 1_440],
  ["zh", 1_024],
  ["en", 1_024],
  ["zh", 390],
  ["en", 390],
] as const;

const askButton = { zh: "请其他单位协办", en: "Ask another unit for a contribution" };

/** Nothing sticks out, no rule of accessibility is broken, and the page has reported no error. */
const expectWhole = async (): Promise<void> => {
  const { page, complaints } = office;
  expect([await settledViolations(page), await sidewaysScroll(page), complaints()]).toEqual([[], 0, []]);
};

describe("a contribution of another unit", () => {
  it.each(sizes)("has a form that is whole in %s, %d wide", async (language, width) => {
    const page = await arrive("leader", `items?item=${number}`);
    await showAs(page, language, width);
    await page.getByRole("button", { name: askButton[language] }).click();
    await page.locator("form .unit-choice").waitFor();
    await expectWhole();
    await office.leave();
  });

  it("is asked for by the leader of the item's unit, who finds the other one by its name", async () => {
    const page = await arrive("leader", `items?item=${number}`);
    await page.getByRole("button", { name: askButton.zh }).click();
    await page.getByLabel("协办单位（输入名称或编码）").focus();
    await page.keyboard.type("审批");
    await page.locator(".ant-select-item-option", { hasText: "330100-OTHER" }).waitFor({ state: "detached" });
    await page.locator(".ant-select-item-option", { hasText: `市行政审批局 ${helping}` }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByLabel("需要什么").fill("请提供证照清单");
    await page.getByRole("button", { name: "发给对方单位" }).click();
    await page.locator(".item-help").getByText("等对方答复").waitFor();
    await expectWhole();
    await office.leave();
  });

  it.each(sizes)("is shown to the asked leader without a violation in %s, %d wide", async (language, width) => {
    const page = await arrive("helper", "items");
    await page.locator("#helps").waitFor();
    await showAs(page, language, width);
    await page.locator("#helps .next-call").nth(1).waitFor();
    await expectWhole();
    const text = await page.locator("body").textContent();
    for (const word of Object.values(complaintWords)) expect(text).not.toContain(word);
    await office.leave();
  });

  it("is marked when its day has passed, and answered from 今日", async () => {
    nowMs = Date.parse("2026-03-12T10:00:00+08:00");
    const page = await arrive("helper", "today");
    const need = page.locator("[data-need=helps-asked]");
    await need.getByText("其中 2 ").waitFor();
    await need.click();
    for (const [needed, said] of [
      ["请提供证照清单", "清单已发到您的邮箱"],
      ["请派一人指导", "明天派人"],
    ] as const) {
      const asked = page.locator("#helps article", { hasText: needed });
      await asked.getByText("已超期").waitFor();
      await asked.getByLabel("答复内容").fill(said);
      await asked.getByRole("button", { name: "答复协办" }).click();
      await asked.waitFor({ state: "detached" });
    }
    await page.locator("#helps").waitFor({ state: "detached" });
    await office.leave();
  });

  it.each(sizes)("and its item shows the answer in %s, %d wide", async (language, width) => {
    const page = await arrive("leader", `items?item=${number}`);
    await showAs(page, language, width);
    const help = page.locator(".item-help");
    await help.getByText("清单已发到您的邮箱").waitFor();
    expect(await help.locator("header").textContent()).toMatch(/已答复.*已超期|Answered.*Overdue/);
    // The item is overdue: no day is left for another one.
    expect(await page.getByRole("button", { name: askButton[language] }).count()).toBe(0);
    await expectWhole();
    await office.leave();
  });
});
