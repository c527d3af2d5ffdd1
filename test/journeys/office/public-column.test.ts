import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { columnPath } from "../../../contract/office/public/column.ts";
import { type CommentRow, commentDecisionsPath, commentsQuestion } from "../../../contract/office/public/comments.ts";
import { rateInShift, sendPhotos } from "../../support/centre/follow-up.ts";
import { addAccount, logInAs, sendAsPage } from "../../support/centre/office-account.ts";
import { addUnits, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import {
  arriveAt,
  type OfficeBrowser,
  type OfficePerson,
  startOfficeBrowser,
} from "../../support/office-browser/office-browser.ts";
import {
  chooseOption,
  copiedViolations,
  settledViolations,
  showAs,
  sidewaysScroll,
} from "../../support/office-browser/page-checks.ts";

let nowMs = Date.parse("2026-03-04T10:12:00+08:00");
let browser: OfficeBrowser;
let centre: TestCentre;
let office: OfficePerson;

beforeAll(async () => {
  browser = await startOfficeBrowser();
  centre = await startCentre({ clock: () => nowMs, publicUrl: "https://pingjia.example.gov.cn" });
  await addUnits(centre.sql, ["330100-OTHER"]);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  await addAccount(centre, "city", [{ role: "city" }]);
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

/** Nothing sticks out, no rule of accessibility is broken, and the page has reported no error but these refusals. */
const expectWhole = async (refusals = 0): Promise<void> => {
  const { page, complaints } = office;
  expect([await settledViolations(page), await sidewaysScroll(page)]).toEqual([[], 0]);
  const others = complaints().filter((text) => !/status of 4(09|22)/.test(text));
  expect([others, complaints().length]).toEqual([[], refusals]);
};

/** A comment with consent from a shift that is over. */
const say = async (text: string): Promise<void> => {
  nowMs += 1_000;
  const { token, endShift } = await rateInShift(centre, 2);
  await sendPhotos(centre, token, { text, mayPublish: true });
  await endShift();
};

describe("the public column", () => {
  it.each(sizes)("teaches the next step while it is empty, in %s, %d wide", async (language, width) => {
    for (const login of ["leader", "city"]) {
      const page = await arrive(login, "column");
      await showAs(page, language, width);
      await page.locator("#column-comments .ant-empty").waitFor();
      await page.locator("#column-cards .ant-empty").waitFor();
      await expectWhole();
      await office.leave();
    }
  });

  it("is switched on by the unit's leader", async () => {
    const page = await arrive("leader", "column");
    await page.getByRole("button", { name: "开启网上评价" }).click();
    await page.getByRole("button", { name: "关闭网上评价" }).waitFor();
    const link = page.getByRole("link", { name: "打开公开页" });
    expect(await link.getAttribute("href")).toBe(columnPath(sampleUnitCode));
    const code = page.getByLabel("窗口屏的待机画面显示它的二维码");
    await code.click();
    await page.locator(".ant-checkbox-checked").waitFor();
    await page.getByText(`https://pingjia.example.gov.cn${columnPath(sampleUnitCode)}`).waitFor();
    await expectWhole();
    await office.leave();
  });

  it("has a card that a leader sends once, without the telephone number in it", async () => {
    const page = await arrive("leader", "column");
    await page.getByRole("button", { name: "写一张卡片" }).click();
    await page.getByLabel("标题").fill("少跑一趟");
    await page.getByLabel("群众说").fill("材料要复印两次，请打13800138000。");
    await page.getByLabel("我们改").fill("窗口替群众复印。");
    await page.getByRole("button", { name: "报送市创先办" }).click();
    await page.getByText("“群众说”第 11 个字起（138…）像电话号码").waitFor();
    await expectWhole(1);
    await page.getByLabel("群众说").fill("材料要复印两次。");
    await page.getByRole("button", { name: "报送市创先办" }).dblclick();
    await page.getByText("已报送，等市创先办批准。").waitFor();
    await page.locator("[data-card]").waitFor();
    expect(await page.locator("[data-card]").count()).toBe(1);
    expect(await page.getByText("像电话号码").count()).toBe(0);
    await expectWhole(1);
    await office.leave();
  });

  it("has a card that the city office returns from 今日", async () => {
    const page = await arrive("city", "today");
    await page.locator("[data-need=cards-to-approve]").click();
    const card = page.locator("#card-desk [data-card]");
    await card.getByRole("button", { name: "退回" }).click();
    await card.getByLabel("为什么退回，请单位怎么改").fill("请写明从哪天起");
    await card.getByRole("button", { name: "退回单位" }).click();
    await page.locator("#card-desk .ant-empty").waitFor();
    await expectWhole();
    await office.leave();
  });

  it("has a card that comes back to the leader, and is approved", async () => {
    const page = await arrive("leader", "today");
    await page.locator("[data-need=cards-returned]").click();
    const card = page.locator("#column-cards [data-card]");
    await card.getByText("请写明从哪天起").waitFor();
    await card.getByRole("button", { name: "修改后再报" }).click();
    await card.getByLabel("我们改").fill("从3月1日起，窗口替群众复印。");
    await card.getByRole("button", { name: "报送市创先办" }).click();
    await card.waitFor({ state: "detached" });
    await office.leave();
    const desk = await arrive("city", "column");
    await desk.locator("#card-desk").getByRole("button", { name: "批准公开" }).click();
    await desk.locator("#card-desk .ant-empty").waitFor();
    await desk.locator("#column-cards").getByText("已公开", { exact: true }).waitFor();
    await office.leave();
  });

  it("has comments that the leader shows or leaves out, from 今日", async () => {
    for (const text of ["等了一小时", "请打13800138000", "排队的叫号听不清"]) await say(text);
    const page = await arrive("leader", "today");
    await page.locator("[data-need=comments-to-decide]").click();
    const comment = (text: string) => page.locator("[data-comment]", { hasText: text });
    await comment("等了一小时").getByRole("button", { name: "公开", exact: true }).click();
    await comment("等了一小时").waitFor({ state: "detached" });
    const personal = comment("13800138000");
    await personal.getByText("不能公开").waitFor();
    expect(await personal.getByRole("button", { name: "公开", exact: true }).count()).toBe(0);
    await personal.getByRole("button", { name: "不公开" }).click();
    await personal.waitFor({ state: "detached" });
    await expectWhole();
    await office.leave();
  });

  it("tells a person that another one was faster, beside the list", async () => {
    const page = await arrive("city", "column?comment-state=waiting");
    const comment = page.locator("[data-comment]", { hasText: "叫号" });
    await comment.waitFor();
    const cookie = await logInAs(centre, "leader");
    const answer = await sendAsPage(centre, `${commentsQuestion.path}?state=waiting`, { cookie });
    const [{ device, epoch, seq, number } = {}] = ((await answer.json()) as { rows: Partial<CommentRow>[] }).rows;
    const body = { device, epoch, seq, number, seen: 0, reason: null };
    expect((await sendAsPage(centre, commentDecisionsPath, { cookie, body })).status).toBe(204);
    await chooseOption(page, "不公开的理由", "与办事无关");
    await comment.getByRole("button", { name: "不公开" }).click();
    await page.locator("#column-comments .ant-alert", { hasText: "刚才有人已对这条意见作了决定" }).waitFor();
    await comment.waitFor({ state: "detached" });
    await page.locator("#column-comments .ant-alert").waitFor();
    await expectWhole(1);
    await office.leave();
  });

  it.each(sizes)("is whole with cards and comments in %s, %d wide", async (language, width) => {
    for (const login of ["leader", "city"]) {
      const page = await arrive(login, `column?unit=${sampleUnitCode}`);
      await showAs(page, language, width);
      await page.locator("[data-comment]").nth(2).waitFor();
      if (login === "leader") {
        await page.locator("#column-cards .column-opened button").first().click();
        await page.locator("#column-cards form").waitFor();
      }
      await expectWhole();
      await office.leave();
    }
  });

  it.each(sizes)("shows them to anybody in %s, %d wide", async (language, width) => {
    nowMs += 61_000;
    const viewport = { width, height: 844 };
    const { page } = await browser.openOnPhone(centre, `${columnPath(sampleUnitCode)}?lang=${language}`, { viewport });
    const text = (await page.locator("body").textContent()) ?? "";
    for (const shown of ["少跑一趟", "从3月1日起，窗口替群众复印。", "等了一小时", "排队的叫号听不清"])
      expect(text).toContain(shown);
    expect(text).not.toContain("13800138000");
    expect(text).toContain(language === "zh" ? "含个人信息 1 条" : "personal data: 1");
    expect([await copiedViolations(page), await sidewaysScroll(page)]).toEqual([[], 0]);
    await page.context().close();
  });
});
