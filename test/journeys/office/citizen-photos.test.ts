import { afterAll, beforeAll, expect, it } from "vitest";
import { enrolDevice } from "../../support/centre/device.ts";
import { endDraft } from "../../support/centre/duty-drafts.ts";
import { giveRating } from "../../support/centre/follow-up.ts";
import { addAccount } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { heicHeader, photoOfPlace, pngPhoto } from "../../support/files/hostile-files.ts";
import { type OfficeBrowser, startOfficeBrowser } from "../../support/office-browser/office-browser.ts";
import { settledViolations, sidewaysScroll } from "../../support/office-browser/page-checks.ts";

let centre: TestCentre;
let browser: OfficeBrowser;
let token: string;

const someShift = "22222222-2222-4222-8222-222222222222";

beforeAll(async () => {
  browser = await startOfficeBrowser();
  centre = await startCentre();
  await addAccount(centre, "周主任", [{ role: "city" }]);
  token = (await giveRating(await enrolDevice(centre), {}, () => [endDraft(someShift)])).token;
});
afterAll(async () => {
  await browser.close();
  await centre.stop();
});

const photo = (name: string, buffer: Buffer) => ({ name, mimeType: "image/jpeg", buffer });

it("a citizen without JavaScript hands in words and photos, and keeps the words where a photo is refused", async () => {
  const { page } = await browser.openOnPhone(centre, `/r/${token}`);
  const field = (place: number) => page.getByLabel(`照片 ${place}`);
  await page.getByText("添加照片（最多 3 张）").click();
  await page.getByLabel("也可以写几句").fill("材料要跑三趟，\n没有人说清楚。");
  await page.getByLabel("我写的话可以公开").check();
  await field(1).setInputFiles(photo("IMG_2041.HEIC", heicHeader()));
  await field(2).setInputFiles(photo("窗口.jpg", await photoOfPlace()));
  await page.getByRole("button", { name: "提交" }).click();
  await page.getByText("IMG_2041.HEIC").waitFor();
  expect(await page.getByRole("alert").innerText()).toContain("您写的都还在");
  expect(await page.getByLabel("也可以写几句").inputValue()).toBe("材料要跑三趟，\n没有人说清楚。");
  expect(await page.getByLabel("我写的话可以公开").isChecked()).toBe(true);
  await field(1).setInputFiles(photo("窗口.jpg", await photoOfPlace()));
  await field(2).setInputFiles(photo("告示.png", await pngPhoto()));
  await page.getByRole("button", { name: "提交" }).click();
  await page.getByRole("heading", { name: "谢谢，已经收到" }).waitFor();
});

it("a leader sees them small beside the words, and one of them whole", async () => {
  await centre.rollUp();
  const { page, url, complaints } = await browser.logIn(centre, "周主任");
  await page.goto(`${url}/#/ratings`);
  const small = page.getByAltText("群众的照片", { exact: false });
  await expect.poll(() => small.count()).toBe(2);
  await small.first().scrollIntoViewIfNeeded();
  const widthOf = () => small.first().evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect.poll(widthOf).toBe(213);
  await page.getByText("同意公开").waitFor();
  expect([await settledViolations(page), await sidewaysScroll(page), complaints()]).toEqual([[], 0, []]);
  const [opened] = await Promise.all([page.context().waitForEvent("page"), small.first().click()]);
  const whole = opened.locator("img");
  await expect.poll(() => whole.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(800);
  const [row] = await centre.sql<{ looks: number }[]>`
    select count(*)::int as looks from access_log where action = 'photo-read' and actor = '周主任'`;
  expect(row?.looks).toBe(2);
});
