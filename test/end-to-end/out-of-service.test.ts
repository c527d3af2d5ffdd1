import { afterAll, beforeAll, expect, it } from "vitest";
import { viewOf } from "../../build/screens/samples/sample.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import { openSampleWindow, type SampleWindow } from "../support/screens/sample-window.ts";
import { kioskOptions, temporaryFolder } from "../support/window/enrolled-kiosk.ts";

let window: SampleWindow;
beforeAll(async () => {
  window = await openSampleWindow(kioskOptions(temporaryFolder()));
});
afterAll(() => window.close());

const facts = {
  device: "0f8b1c9e-5a44-4f0e-9d51-6a3c2be7d0a4",
  fingerprint: "7Q4M-X2KD-9RTA-VE5H",
  centreUrl: "http://10.0.0.2:7600",
  dataFolder: "/var/lib/counterstar",
  supportPhone: "6018",
};
const show = (problem: Problem): Promise<void> => window.push([viewOf("out-of-service", { problem, facts })], null, {});

it("citizens read that the window is open; error, code and telephone are in the part for IT, and no address is shown", async () => {
  const { page } = window;
  await show({ code: "store-failed", facts: { reason: "SQLITE_FULL" } });
  await page.getByTestId("support-phone").waitFor();
  const citizens = await page.locator(".out-of-service-words").innerText();
  expect(citizens.split("\n").filter((line) => line !== "")).toEqual([
    "评价屏暂停使用，不影响窗口办事。",
    "给您带来不便，敬请谅解。",
    "This rating screen is out of order. The window is open as usual.",
    "We are sorry for the inconvenience.",
  ]);
  expect(await page.locator(".device-facts").innerText()).toMatch(/store-failed[\s\S]+6018[\s\S]+SQLITE_FULL/);
  const whole = await page.locator("body").innerText();
  for (const detail of [facts.device, facts.centreUrl, facts.dataFolder]) expect(whole).not.toContain(detail);
  expect(await page.getByTestId("report-code").locator("svg").count()).toBe(1);
});

it("a start is no failure, until it takes more than a minute", async () => {
  const { page } = window;
  const nowMs = () => page.evaluate(() => Date.now());
  await page.clock.install();
  const beforeMs = await nowMs();
  await show({ code: "starting" });
  await page.getByTestId("starting").waitFor();
  expect(await page.locator("body").innerText()).toContain("正在启动，请稍候");
  expect(await page.getByTestId("problem-code").count()).toBe(0);
  const afterMs = await nowMs();
  // The start was shown between the two. From here on the page's clock stands still.
  await page.clock.pauseAt(beforeMs + 59_000);
  expect(await page.getByTestId("starting").count()).toBe(1);
  await page.clock.fastForward(afterMs - beforeMs + 2_000);
  await page.getByTestId("out-of-service").waitFor();
  expect(await page.getByTestId("problem-code").innerText()).toBe("starting");
});
