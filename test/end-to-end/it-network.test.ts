import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EnrolledKiosk, startEnrolledKiosk } from "../support/window/enrolled-kiosk.ts";
import { openItPage, openItPanel } from "../support/window/it-panel.ts";

let enrolled: EnrolledKiosk;
let page: Page;
beforeAll(async () => {
  enrolled = await startEnrolledKiosk();
  page = enrolled.kiosk.page;
});
afterAll(() => enrolled.stop());

const found = async (): Promise<readonly string[]> => {
  const steps = ["name", "connection", "encryption", "answer", "clock", "credentials"];
  return Promise.all(steps.map((step) => page.getByTestId(`network-${step}`).innerText()));
};
const test = async (): Promise<readonly string[]> => {
  await page.getByTestId("network-test").click();
  await page.getByTestId("network-name").waitFor({ timeout: 90_000 });
  return (await found()).map((text) => text.trim());
};

it("the configuration is shown as the centre shipped it", async () => {
  await openItPanel(page);
  await openItPage(page, "configuration");
  expect(await page.getByTestId("it-fact-version").innerText()).toMatch(/^第 1 版/);
  expect(await page.getByTestId("it-fact-place").innerText()).toContain("330100-XZFW");
  expect(await page.getByTestId("it-fact-staff").innerText()).toMatch(/^\d+ 人$/);
});

it("the path to the centre is fine, until the centre is down: then the page shows where it ends", async () => {
  await openItPage(page, "network");
  const plain = "未测：中心地址是 http，不加密";
  expect(await test()).toEqual(["正常", "正常", plain, "正常", "正常", "正常"]);
  await enrolled.centre.stop();
  await openItPage(page, "configuration");
  await openItPage(page, "network");
  const [name, connection, , answer] = await test();
  expect([name, answer]).toEqual(["正常", "未测"]);
  expect(connection).toContain("ECONNREFUSED");
  expect(connection).toContain("network-no-connection");
});
