import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migrations } from "../../db/migrate.ts";
import { listedDevices } from "../support/centre/list-devices.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
import { kioskOptions, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { leaveItPanel, openItPage, openItPanel } from "../support/window/it-panel.ts";
import { type Kiosk, launchKiosk } from "../support/window/kiosk.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "counterstar-it-sync-"));
let centre: TestCentre;
let kiosk: Kiosk;
let page: Page;
beforeAll(async () => {
  centre = await startCentre({ demo: true, dataFolder });
  const enrolment = { centreUrl: centre.url, code: await centre.newEnrolmentCode() };
  kiosk = await launchKiosk({ ...kioskOptions(temporaryFolder()), enrolment });
  page = kiosk.page;
  await page.getByTestId("login-open").waitFor();
});
afterAll(async () => {
  await kiosk.kill();
  await centre.stop();
});

const fact = (name: string): Promise<string> => page.getByTestId(`it-fact-${name}`).innerText();
const trouble = (): Promise<string> => page.getByTestId("sync-trouble").innerText();
const soon = { timeout: 45_000, interval: 250 };

it("the page of the sync shows the waiting entries and the reason, and 立即同步 uploads them once the centre is back", async () => {
  await openItPanel(page);
  await openItPage(page, "sync");
  await expect.poll(() => fact("unsent"), soon).toBe("已全部上传");
  expect(await fact("receipt")).toMatch(/^第 1 纪元到第 \d+ 条，中心 .+ 收到$/);
  expect(await page.getByTestId("sync-trouble").count()).toBe(0);

  const { port } = new URL(centre.url);
  await centre.stop();
  await page.getByTestId("sync-now").click();
  await expect.poll(trouble, soon).toContain("centre-unreachable");
  expect(await trouble()).toContain("连不上中心");
  await expect.poll(() => fact("next"), soon).toMatch(/秒后再试/);

  centre = await startCentre({ dataFolder, port: Number(port) });
  const isTriedAgain = async (): Promise<string> => {
    await page.getByTestId("sync-now").click();
    return trouble();
  };
  await expect.poll(isTriedAgain, soon).toContain("之后已恢复");
  await expect.poll(() => fact("unsent"), soon).toBe("已全部上传");
});

it("the panel's values about the machine reach the centre with the next report, and its page shows them", async () => {
  await leaveItPanel(page);
  const said = async () => {
    return (await listedDevices(centre))[0]?.health.machine;
  };
  await expect.poll(said, { timeout: 150_000, interval: 1_000 }).toMatchObject({
    schema: migrations.at(-1)?.number,
    setAside: 0,
    isDesktopOpen: false,
    numbersInWait: 0,
    counterApi: { reach: "loopback", problem: null },
    queueSystem: null,
  });
  await openItPanel(page);
  await openItPage(page, "system");
  const shown = await page.locator("[data-testid^='it-fact-']").allInnerTexts();
  const facts = await said();
  expect(shown.join("\n")).toContain(facts?.sqliteVersion);
});
