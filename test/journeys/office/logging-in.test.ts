import { afterAll, beforeAll, expect, it } from "vitest";
import { addAccount } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { type OfficeBrowser, startOfficeBrowser } from "../../support/office-browser/office-browser.ts";

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
