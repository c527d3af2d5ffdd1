import { afterAll, beforeAll, expect, it } from "vitest";
import { addAccount } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { type OfficeBrowser, startOfficeBrowser } from "../../support/office-browser/office-browser.ts";
import { settledMenu } from "../../support/office-browser/page-checks.ts";

let centre: TestCentre;
let browser: OfficeBrowser;
beforeAll(async () => {
  centre = await startCentre();
  browser = await startOfficeBrowser();
});
afterAll(async () => {
  await browser.close();
  await centre.stop();
});

it("opens the pages for two people at a time, each with the entries of the own role", async () => {
  await addAccount(centre, "王科长", [{ role: "city" }]);
  await addAccount(centre, "信息科小李", [{ role: "it" }]);
  const [city, it] = [await browser.logIn(centre, "王科长"), await browser.logIn(centre, "信息科小李")];
  const starsOf = ({ page }: typeof city) => page.locator('.navigation a[href="#/stars"]').count();
  expect([await starsOf(city), await starsOf(it)]).toEqual([1, 0]);
  await it.leave();
  await city.page.reload();
  await city.page.locator(".navigation").waitFor();
  expect(city.complaints()).toEqual([]);
});

it("shows the secret of an authenticator in groups of four, and copies it without gaps", async () => {
  await addAccount(centre, "督查老周", [{ role: "inspector" }]);
  const { page, leave } = await browser.logIn(centre, "督查老周");
  await page.getByRole("button", { name: "督查老周" }).click();
  await (await settledMenu(page)).getByText("我的账号").click();
  await page.getByRole("button", { name: "启用验证器" }).click();
  const secret = page.locator(".grouped-secret");
  await secret.waitFor();
  const groups = await secret.locator("span").allInnerTexts();
  expect(groups).toEqual(Array.from({ length: 8 }, () => expect.stringMatching(/^[A-Z2-7]{4}$/)));
  const boxes = await secret.locator("span").evaluateAll((all) => all.map((each) => each.getBoundingClientRect()));
  expect((boxes[1]?.left ?? 0) - (boxes[0]?.right ?? 0)).toBeGreaterThan(5);
  const copied = await secret.evaluate((code) => {
    window.getSelection()?.selectAllChildren(code);
    return window.getSelection()?.toString();
  });
  expect(copied).toBe(groups.join(""));
  await leave();
});
