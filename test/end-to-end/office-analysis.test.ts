import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { weekToOpen } from "../../central/web/figures/use-figures-view.ts";
import { periodAround } from "../../contract/office/figures/periods.ts";
import { enrolDevice } from "../support/centre/device.ts";
import { at, endDraft, startDraft } from "../support/centre/duty-drafts.ts";
import { ratingDraft, tagsDraft } from "../support/centre/ledger.ts";
import { sendEpoch } from "../support/centre/receipts.ts";
import { sampleUnitCode } from "../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
import { kioskOptions, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { type Kiosk, launchKiosk } from "../support/window/kiosk.ts";
import { type OfficePage, openOfficePage } from "../support/window/office-page.ts";

let kiosk: Kiosk;
let centre: TestCentre;
let office: OfficePage;
let page: Page;

const week = weekToOpen(new Date().toISOString().slice(0, 10), null);

/** Eleven ratings of level 5 and one of level 2, with a reason, at each of two windows. */
const serve = async (windowNumber: string): Promise<void> => {
  const shiftId = randomUUID();
  const about = { shiftId, staffNumber: windowNumber, unitCode: sampleUnitCode, windowNumber };
  const ratings = [2, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5].flatMap((level) => {
    const promptId = randomUUID();
    const rating = ratingDraft({ ...about, promptId, level });
    return level === 2 ? [rating, tagsDraft(promptId, "201")] : [rating];
  });
  const drafts = [startDraft(shiftId, about), ...ratings, endDraft(shiftId)];
  await sendEpoch(
    await enrolDevice(centre),
    drafts.map((draft) => at(`${week.from}T10:00:00.000+08:00`, draft)),
  );
};

beforeAll(async () => {
  kiosk = await launchKiosk(kioskOptions(temporaryFolder()));
  centre = await startCentre();
  await serve("3");
  await serve("4");
  await centre.rollUp();
  office = await openOfficePage(kiosk, centre, "analysis");
  page = office.page;
});
afterAll(async () => {
  await office.close();
  await kiosk.kill();
  await centre.stop();
});

const rowsOf = (section: string) =>
  page
    .locator(`#${section} tbody tr.ant-table-row`)
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)));

const addressNow = () => new URLSearchParams(new URL(page.url()).hash.split("?")[1]);

it("draws each chart beside a table with the same numbers", async () => {
  for (const section of ["trend", "comparison", "reasons"]) {
    const chart = page.locator(`#${section} .chart-box`);
    await chart.locator("canvas").waitFor();
    expect(await chart.getAttribute("aria-label")).toContain(week.to);
  }
  expect((await rowsOf("trend"))[0]).toEqual([week.from, "24", "91.7%", "", "—"]);
  expect(await rowsOf("comparison")).toEqual([["测试服务中心", "24", "91.7%", "2", "—"]]);
  expect((await rowsOf("reasons")).map(([, ...numbers]) => numbers)).toEqual([["2", "2", "100.0%"]]);
  expect(office.complaints()).toEqual([]);
});

it("leads to a unit, a window and the month, each with an address of its own", async () => {
  await page.locator("#comparison").getByRole("button", { name: "测试服务中心" }).click();
  await expect
    .poll(() => rowsOf("comparison"))
    .toEqual([
      ["3 号窗口", "12", "91.7%", "1", "—"],
      ["4 号窗口", "12", "91.7%", "1", "—"],
    ]);
  expect(addressNow().get("unit")).toBe(sampleUnitCode);
  await page.locator("#comparison").getByRole("button", { name: "4 号窗口" }).click();
  await expect.poll(async () => (await rowsOf("trend"))[0]?.[1]).toBe("12");
  expect([addressNow().get("unit"), addressNow().get("window")]).toEqual([sampleUnitCode, "4"]);
  await page.locator("#hours").getByRole("button", { name: "看这个月" }).click();
  await expect.poll(() => addressNow().get("from")).toBe(periodAround("month", week.from).from);
  const copied = page.url();
  await page.goto("about:blank");
  await page.goto(copied);
  await expect.poll(async () => (await rowsOf("trend"))[0]?.[1]).toBe("12");
  expect(office.complaints()).toEqual([]);
});
