import { afterAll, beforeAll, expect, it } from "vitest";
import { accountPaths, IssuedLink } from "../../../contract/office/accounts/accounts.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage, tryToLogIn } from "../../support/centre/office-account.ts";
import { sampleUnitCode as unitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { type OfficeBrowser, startOfficeBrowser } from "../../support/office-browser/office-browser.ts";
import { settledViolations, sidewaysScroll } from "../../support/office-browser/page-checks.ts";
import { goToPage } from "../../support/window/office-page.ts";

let centre: TestCentre;
let browser: OfficeBrowser;
let asIt: string;
beforeAll(async () => {
  browser = await startOfficeBrowser();
  centre = await startCentre();
  await addAccount(centre, "city", [{ role: "city" }]);
  await addAccount(centre, "leader", [{ role: "leader", unitCode }]);
  await addAccount(centre, "it", [{ role: "it" }]);
  asIt = await logInAs(centre, "it");
});
afterAll(async () => {
  await browser.close();
  await centre.stop();
});

const chosen = "a password of the person";

const linkFor = async (login: string, name: string): Promise<string> => {
  const grants = [{ role: "supervisor", unitCode, windowNumber: "3" }];
  const body = { login, name, staff: null, grants };
  const answer = await sendAsPage(centre, accountPaths.accounts, { body, cookie: asIt });
  return new URL(IssuedLink.parse(await answer.json()).address).hash;
};

it("a person whose account IT has made sets the password, waits, and is confirmed by the leader on a telephone", async () => {
  const leader = await browser.logIn(centre, "leader", { viewport: { width: 390, height: 844 } });
  const { page } = leader;
  const newcomer = await page.context().browser()?.newContext({ ignoreHTTPSErrors: true, locale: "zh-CN" });
  const own = await newcomer?.newPage();
  if (!own) throw new Error("no page");
  await own.goto(`${leader.url}/${await linkFor("wang.fang", "王芳")}`);
  await own.locator("#new-password").fill(chosen);
  await own.locator("#again").fill(chosen);
  await own.locator("button[type=submit]").click();
  await own.getByRole("heading", { name: "密码已设好" }).waitFor();
  expect(await own.getByRole("alert").innerText()).toContain("账号还在等待确认");
  expect(await own.locator("form").count()).toBe(0);
  await page.reload();
  await page.locator('[data-need="accounts-waiting"]').click();
  const card = page.locator("#waiting-accounts .card");
  expect(await card.innerText()).toMatch(/王芳 wang\.fang[\s\S]*窗口班长[\s\S]*经办人[\s\S]*it/);
  expect([await settledViolations(page), await sidewaysScroll(page)]).toEqual([[], 0]);
  await card.getByRole("button", { name: "确认" }).click();
  await page.locator(".ant-popconfirm").getByRole("button", { name: "确认" }).click();
  await page.getByText("没有等您确认的账号").waitFor();
  expect(await outcomeOf(await tryToLogIn(centre, "wang.fang", chosen))).toBe(204);
  await leader.leave();
  await newcomer?.close();
});

it("several are confirmed at once", async () => {
  for (const login of ["li.qiang", "zhao.min"]) {
    const token = (await linkFor(login, login)).replace("#link=", "");
    await sendAsPage(centre, accountPaths.linkUses, { body: { token, password: chosen } });
  }
  const city = await browser.logIn(centre, "city");
  await goToPage(city.page, "accounts");
  await city.page.getByRole("button", { name: "全部确认（2）" }).click();
  await city.page.locator(".ant-popconfirm").getByRole("button", { name: "确认" }).click();
  await city.page.getByText("没有等您确认的账号").waitFor();
  expect(await outcomeOf(await tryToLogIn(centre, "zhao.min", chosen))).toBe(204);
  await city.leave();
});
