import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rateInShift } from "../../support/centre/follow-up.ts";
import { addAccount } from "../../support/centre/office-account.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { type OfficeBrowser, startOfficeBrowser } from "../../support/office-browser/office-browser.ts";
import { copiedViolations, settledViolations, sidewaysScroll } from "../../support/office-browser/page-checks.ts";
import { stepsToReply, takeSteps } from "../../support/rectification/reply-to-item.ts";

let centre: TestCentre;
let browser: OfficeBrowser;
let rated: number;

beforeAll(async () => {
  browser = await startOfficeBrowser();
  centre = await startCentre();
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
});
afterAll(async () => {
  await browser.close();
  await centre.stop();
});

const zh = {
  ...{ text: "也可以写几句", call: "请回访我（可不填）", phone: "电话", consent: "我同意单位打电话联系我" },
  ...{ send: "提交", fault: "还没有勾选", thanks: "谢谢，已经收到", ownCase: "查看办理情况" },
  ...{ none: "现在没有可以查看的事项", note: "请记下编号和查询码", number: "编号", code: "查询码", show: "查询" },
  ...{ early: "还没有答复。", answered: "单位已经答复", choice: "基本满意", recorded: "已经记下" },
  again: "答复已经评价过了",
};
const en: typeof zh = {
  ...{ text: "Or write a few words", call: "May the office call me about this? (optional)", phone: "Phone" },
  ...{ consent: "I agree that the office calls me", send: "Send", fault: "without ticking" },
  ...{ thanks: "Thank you, received", ownCase: "Follow my case", none: "There is no case to show now" },
  ...{ note: "Please note number and code", number: "Number", code: "Code", show: "Show" },
  ...{ early: "There is no answer yet.", answered: "The office has answered", choice: "Fairly satisfied" },
  ...{ recorded: "was recorded", again: "The answer was rated before" },
};

/** How many different left edges the lines of a text have: one where no line wraps below the sign in front. */
const beginnings = (page: Page, text: string): Promise<number> =>
  page.getByText(text).evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return new Set([...range.getClientRects()].map(({ left }) => Math.round(left))).size;
  });

const views = [
  ["zh", 390, zh],
  ["zh", 1_024, zh],
  ["en", 390, en],
  ["en", 500, en],
  ["en", 1_024, en],
] as const;

it.each(views)(
  "a citizen without JavaScript leaves a number, follows the case and rates the answer once: %s, %i px",
  async (language, width, say) => {
    const open = (path: string) =>
      browser.openOnPhone(centre, `${path}?lang=${language}`, { viewport: { width, height: 844 } });
    const look = async (page: Page) =>
      expect([await copiedViolations(page), await sidewaysScroll(page)]).toEqual([[], 0]);
    const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
    const { token, endShift } = await rateInShift(centre, 1);

    const { page: phone } = await open(`/r/${token}`);
    await phone.getByLabel(say.text).fill("等了一小时");
    await phone.getByText(say.call).click();
    expect(await beginnings(phone, say.call)).toBe(1);
    await phone.getByLabel(say.phone, { exact: true }).fill("138 0000 0000");
    await press(phone, say.send);
    await phone.getByRole("alert").filter({ hasText: say.fault }).waitFor();
    expect(await phone.getByLabel(say.phone, { exact: true }).inputValue()).toBe("138 0000 0000");
    await look(phone);
    await phone.getByLabel(say.consent).check();
    await press(phone, say.send);
    await phone.getByRole("heading", { name: say.thanks }).waitFor();
    await look(phone);
    await phone.getByRole("link", { name: say.ownCase }).click();
    await phone.getByRole("heading", { name: say.none }).waitFor();
    await look(phone);

    await endShift();
    await phone.reload();
    await phone.getByRole("heading", { name: say.note }).waitFor();
    await look(phone);
    const [number = "", code = ""] = await phone.locator(".key").allInnerTexts();

    const { page: home, url } = await open("/case");
    const { page: other } = await open("/case");
    const enter = async (page: Page) => {
      await page.goto(`${url}/case?lang=${language}`);
      await page.getByLabel(say.number, { exact: true }).fill(number);
      await page.getByLabel(say.code, { exact: true }).fill(code.toLowerCase());
      await press(page, say.show);
    };
    await look(home);
    await enter(home);
    await home.getByText(say.early).waitFor();
    await look(home);

    await takeSteps(centre, "leader", Number(number), stepsToReply);
    for (const page of [home, other]) {
      await enter(page);
      await page.getByText(say.answered).waitFor();
      await page.getByText("已改正").waitFor();
      await page.getByRole("radio", { name: say.choice, exact: true }).check();
    }
    await look(home);
    await press(home, say.send);
    await home.getByRole("status").filter({ hasText: say.recorded }).waitFor();
    await look(home);
    await press(other, say.send);
    await other.getByRole("alert").filter({ hasText: say.again }).waitFor();
    await look(other);
    expect([home.url(), other.url()]).toEqual(Array(2).fill(`${url}/case?lang=${language}`));
    rated = Number(number);
  },
);

it("the unit's leader sees the rating in the history of the item", async () => {
  const { page, url, complaints } = await browser.logIn(centre, "leader");
  await page.goto(`${url}/#/items?item=${rated}`);
  await page.locator(".ant-timeline").getByText("群众评价答复：基本满意").waitFor();
  expect([await settledViolations(page), await sidewaysScroll(page), complaints()]).toEqual([[], 0, []]);
});
