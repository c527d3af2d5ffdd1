import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { itPin } from "../../central/demo-office/demo-office.ts";
import { migrations } from "../../db/migrate.ts";
import { type EnrolledKiosk, startEnrolledKiosk } from "../support/window/enrolled-kiosk.ts";
import { openItPage, openItPanel } from "../support/window/it-panel.ts";
import { entriesOnDisk } from "../support/window/ledger-on-disk.ts";
import { endKioskOn } from "../support/window/relaunched-kiosk.ts";

const stick = mkdtempSync(join(tmpdir(), "counterstar-stick-"));
let enrolled: EnrolledKiosk;
let page: Page;
beforeAll(async () => {
  enrolled = await startEnrolledKiosk({ stick });
  page = enrolled.kiosk.page;
  await openItPanel(page);
});
afterAll(async () => {
  await endKioskOn(enrolled.dataFolder);
  await enrolled.stop();
});

const shown = (testId: string): Promise<string> => page.getByTestId(testId).innerText();
const tap = (testId: string): Promise<void> => page.getByTestId(testId).click();
const soon = { timeout: 45_000, interval: 250 };
const deeds = () => entriesOnDisk(enrolled.dataFolder, "it-acted").map(({ body }) => body["what"]);

it("the touch test ends when a finger was in every cell, the display test after five colours", async () => {
  await openItPage(page, "tests");
  await tap("test-touch");
  expect(await shown("touch-left")).toBe("还剩 160 格");
  const { width, height } =
    page.viewportSize() ?? (await page.evaluate(() => ({ width: innerWidth, height: innerHeight })));
  await page.mouse.move(1, 1);
  await page.mouse.down();
  for (let row = 0; row < 10; row += 1) {
    for (let column = 0; column < 16; column += 1) {
      await page.mouse.move(((column + 0.5) * width) / 16, ((row + 0.5) * height) / 10);
    }
  }
  await page.mouse.up();
  expect(await shown("touch-left")).toBe("每一格都摸到了");
  await tap("test-end");
  await tap("test-display");
  for (let field = 0; field < 5; field += 1) {
    await page.locator(`[data-testid="display-test"][data-field="${field}"]`).click({ position: { x: 5, y: 5 } });
  }
  await page.getByTestId("display-test").waitFor({ state: "detached" });
  await tap("test-chime");
  await tap("test-voice");
});

it("the log can be searched and copied to a stick, and contains no PIN", async () => {
  await openItPage(page, "log");
  await expect.poll(() => shown("log-count"), soon).toMatch(/^共 [1-9]/);
  await tap("log-search");
  for (const key of "serving") await tap(`kb-${key}`);
  await tap("text-done");
  await expect.poll(() => shown("log-count"), soon).toMatch(/^“serving”：1 条/);
  expect(await page.getByTestId("log-line").first().innerText()).toContain("keyAtRest");
  await tap("log-copy");
  await expect.poll(() => shown("log-count"), soon).toContain("已复制到 counterstar-log-");
  const [file = ""] = readdirSync(stick);
  const text = readFileSync(join(stick, file), "utf8");
  expect(text).toContain("serving");
  expect(text).not.toContain(itPin);
});

it("the kiosk leaves the screen to the desktop, returns, and restarts; the ledger has an entry before each", async () => {
  const window = await enrolled.kiosk.application.browserWindow(page);
  await openItPage(page, "system");
  expect(await shown("it-fact-versions")).toMatch(
    new RegExp(`SQLite 3\\.\\d+\\.\\d+，数据结构第 ${migrations.at(-1)?.number} 版$`),
  );
  await window.evaluate((opened) => opened.setKiosk(true));
  await tap("desktop");
  await expect.poll(() => shown("desktop-state"), soon).toContain("已让给桌面");
  expect(await window.evaluate((opened) => opened.isKiosk())).toBe(false);
  await tap("desktop");
  await expect.poll(() => shown("desktop-state"), soon).toContain("全屏。");

  const ended = new Promise((resolve) => enrolled.kiosk.application.process().once("exit", resolve));
  await tap("restart");
  await tap("restart-now");
  await ended;
  expect(deeds()).toEqual(["log-copied", "desktop-opened", "desktop-closed", "restarted"]);
  const starts = (): number => entriesOnDisk(enrolled.dataFolder, "device-started").length;
  await expect.poll(starts, soon).toBe(2);
});
