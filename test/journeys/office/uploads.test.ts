import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlatformSettings } from "../../../central/platform/open-platform.ts";
import { roundOf, sendShift, servedDraft, settingsFor } from "../../central/platform/upload-office.ts";
import { grantOfRole } from "../../support/centre/grant-of-role.ts";
import { addAccount } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import {
  arriveAt,
  type OfficeBrowser,
  type OfficePerson,
  startOfficeBrowser,
} from "../../support/office-browser/office-browser.ts";
import { settledViolations, showAs, sidewaysScroll } from "../../support/office-browser/page-checks.ts";
import { type ReceivingPlatform, startReceivingPlatform } from "../../support/receiving-platform.ts";

const dayMs = 24 * 3_600_000;
const firstMs = Date.parse("2026-03-02T18:00:00+08:00");
let nowMs = firstMs;
const clock = (): number => nowMs;
let dataFolder: string;
let platform: ReceivingPlatform;
let settings: PlatformSettings;
let browser: OfficeBrowser;
let centre: TestCentre;
let office: OfficePerson;

const sizes = [
  ["zh", 1_440],
  ["zh", 1_024],
  ["zh", 390],
  ["en", 1_440],
  ["en", 1_024],
  ["en", 390],
] as const;

const open = async (login: string): Promise<void> => {
  office = await arriveAt(browser, centre, login, nowMs);
  await office.page.goto(`${office.url}/#/platform`);
};

/** Eight weeks, each with a rating without a 办件 and one that the platform does not take; the last batch has no answer. */
const sendWeeks = async (): Promise<void> => {
  await centre.sql`insert into platform_begin (first_day) values ('2026-03-02')`;
  platform.refuseRows(({ projectNo }) => projectNo?.endsWith("-7") ?? false);
  for (let week = 0; week < 8; week += 1) {
    nowMs = firstMs + week * 7 * dayMs;
    const day = new Date(nowMs).toISOString().slice(0, 10);
    const served = Array.from({ length: 30 + 9 * (week % 4) }, (_, index) => servedDraft(`${day}-${index}`));
    await sendShift(centre, day, [...served, servedDraft("", { transaction: null })]);
    nowMs += dayMs + 60_000;
    if (week === 7) platform.behave("lose");
    await roundOf({ centre, platform: settings, clock });
  }
};

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "counterstar-uploads-"));
  platform = await startReceivingPlatform();
  settings = await settingsFor(platform);
  browser = await startOfficeBrowser();
  centre = await startCentre({ dataFolder, clock });
  for (const role of ["city", "leader", "it"] as const) await addAccount(centre, role, [grantOfRole[role]]);
});
afterAll(async () => {
  await browser.close();
  await centre.stop();
  await platform.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

describe("the page of uploads, where none are switched on", () => {
  it.each(sizes)("teaches how to switch them on in %s, %d wide", async (language, width) => {
    if (language === "zh" && width === 1_440) await open("city");
    const { page } = office;
    await showAs(page, language, width);
    await page.locator("#uploads").getByText("COUNTERSTAR_PLATFORM_MAPPING").waitFor();
    expect([await settledViolations(page), await sidewaysScroll(page)]).toEqual([[], 0]);
  });

  it("leads to the steps", async () => {
    const { page } = office;
    await showAs(page, "zh", 1_440);
    await page.locator("#uploads").getByRole("link", { name: "查看步骤" }).click();
    await page.getByRole("heading", { name: "上报好差评平台" }).waitFor();
    await office.leave();
  });
});

describe("the page of uploads", () => {
  beforeAll(async () => {
    await sendWeeks();
    await centre.stop();
    centre = await startCentre({ dataFolder, clock, platform: settings });
    await open("city");
  });

  it.each(sizes)("shows weeks, causes and refused ones without a violation in %s, %d wide", async (language, width) => {
    const { page } = office;
    await showAs(page, language, width);
    await page.locator("#uploads .chart-box canvas").waitFor();
    await page.locator("#refused-uploads .ant-table-row, #refused-uploads .card").first().waitFor();
    expect([await settledViolations(page), await sidewaysScroll(page), office.complaints()]).toEqual([[], 0, []]);
  });

  it("tells the city office the cause, and sends again what the platform takes now", async () => {
    const { page } = office;
    await showAs(page, "zh", 1_440);
    await page.locator("#refused-uploads").getByText("办件编号不存在").first().waitFor();
    platform.refuseRows(() => false);
    // The pause after the lost answer is over.
    nowMs += 600_000;
    await page.getByLabel("从", { exact: true }).fill("2026-04-13");
    await page.locator("#refused-uploads").getByRole("button", { name: "补报" }).click();
    await page.getByText("已安排补报").waitFor();
    await expect
      .poll(() => [...platform.rows.values()].some(({ projectNo }) => projectNo === "2026-04-13-7"))
      .toBe(true);
    await page.getByLabel("从", { exact: true }).fill("2026-03-02");
    await page.locator("#refused-uploads").getByRole("button", { name: "补报" }).click();
    await page.getByText("平台只收 30 天内的补报").waitFor();
    await office.leave();
  });

  it("shows IT the causes and no sentence of the platform, and a leader the counts alone", async () => {
    await open("it");
    await office.page.locator("#refused-uploads .ant-table-row").first().waitFor();
    expect(await office.page.locator("#refused-uploads").innerText()).not.toContain("办件编号不存在");
    expect(await office.page.getByRole("button", { name: "补报" }).count()).toBe(0);
    await office.leave();
    await open("leader");
    await office.page.locator("#uploads .chart-box canvas").waitFor();
    expect(await office.page.locator("#refused-uploads").count()).toBe(0);
    await office.leave();
  });
});
