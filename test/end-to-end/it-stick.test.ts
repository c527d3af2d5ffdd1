import { copyFileSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommand } from "../support/centre/run-command.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
import { demoStaff, kioskOptions, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { openItPage, openItPanel } from "../support/window/it-panel.ts";
import { finishVisit, type Kiosk, launchKiosk, logIn, rateOnce } from "../support/window/kiosk.ts";
import { entriesOnDisk, levelsOnDisk } from "../support/window/ledger-on-disk.ts";

const centreFolder = mkdtempSync(join(tmpdir(), "counterstar-it-stick-"));
const stick = mkdtempSync(join(tmpdir(), "counterstar-stick-"));
const atCentresDesk = mkdtempSync(join(tmpdir(), "counterstar-desk-"));
const dataFolder = temporaryFolder();
let centre: TestCentre;
let kiosk: Kiosk;
let page: Page;
beforeAll(async () => {
  centre = await startCentre({ demo: true, dataFolder: centreFolder });
  const enrolment = { centreUrl: centre.url, code: await centre.newEnrolmentCode() };
  kiosk = await launchKiosk({ ...kioskOptions(dataFolder), stick, enrolment });
  page = kiosk.page;
  await logIn(page, demoStaff.number, demoStaff.pin);
  await page.getByTestId("badge-name").waitFor();
});
afterAll(async () => {
  await kiosk.kill();
  await centre.stop();
});

const soon = { timeout: 45_000, interval: 250 };
const job = (): Promise<string> => page.getByTestId("stick-job").innerText();
const unsent = async (): Promise<string> => {
  await openItPage(page, "sync");
  return page.getByTestId("it-fact-unsent").innerText();
};

it("ratings without a network go to the centre on a stick, and the receipt back; then no entry is waiting", async () => {
  const { port } = new URL(centre.url);
  await centre.stop();
  await rateOnce(page, 5);
  await finishVisit(page);
  await rateOnce(page, 2);
  await finishVisit(page);

  await openItPanel(page);
  await openItPage(page, "stick");
  await page.getByTestId("stick-0").waitFor();
  await page.getByTestId("export-unsent").click();
  await expect.poll(job, soon).toMatch(/^已导出 \d+ 条：counterstar-window-3-/);
  const [fileName = ""] = readdirSync(stick);
  expect(readdirSync(stick)).toHaveLength(1);
  expect(entriesOnDisk(dataFolder, "it-acted").map(({ body }) => body)).toEqual([
    { what: "ledger-exported", scope: "unsent" },
  ]);

  // A person brings the stick to the centre, which the kiosk still cannot reach: it listens on another port.
  centre = await startCentre({ dataFolder: centreFolder });
  expect(new URL(centre.url).port).not.toBe(port);
  copyFileSync(join(stick, fileName), join(atCentresDesk, fileName));
  const environment = { DATABASE_URL: centre.databaseUrl, COUNTERSTAR_CENTRE_DATA: centreFolder };
  const imported = await runCommand("import-export", [join(atCentresDesk, fileName)], environment);
  expect([imported.code, imported.errors]).toEqual([0, ""]);
  const levels = await centre.sql<{ level: number }[]>`select level from present_ratings order by level`;
  expect(levels.map(({ level }) => level)).toEqual([2, 5]);
  expect(levelsOnDisk(dataFolder)).toEqual([5, 2]);

  expect(await unsent()).not.toBe("已全部上传");
  copyFileSync(join(atCentresDesk, `${fileName}.receipt`), join(stick, `${fileName}.receipt`));
  await openItPage(page, "stick");
  await page.getByTestId("import-receipts").click();
  await expect.poll(job, soon).toBe("已导入 1 份回执。");
  await expect.poll(unsent, soon).toBe("已全部上传");
  expect(await page.getByTestId("sync-trouble").innerText()).toContain("centre-unreachable");
});
