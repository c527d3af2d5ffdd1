import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type CityDevice,
  cityWindows,
  sendCity,
  sendLater,
  shiftOf,
  writeStick,
} from "../../central/stars/city-month.ts";
import { addAccount } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import {
  arriveAt,
  type OfficeBrowser,
  type OfficePerson,
  startOfficeBrowser,
} from "../../support/office-browser/office-browser.ts";
import { settledViolations } from "../../support/office-browser/page-checks.ts";
import { goToPage } from "../../support/window/office-page.ts";

const person = "市创先办王科长";
const b2 = 4;

let centre: TestCentre;
let browser: OfficeBrowser;
let devices: readonly CityDevice[];
let nowMs = Date.parse("2026-03-01T01:00:00Z");

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  browser = await startOfficeBrowser();
  // Each device reports for the last time on 31 March at 11:00.
  devices = await sendCity(centre);
  await addAccount(centre, person, [{ role: "city" }]);
  await addAccount(centre, "信息科小李", [{ role: "it" }]);
  await addAccount(centre, "乙单位领导", [{ role: "leader", unitCode: "B" }]);
});
afterAll(async () => {
  await browser.close();
  await centre.stop();
});

const deviceAt = (index: number): CityDevice => {
  const found = devices[index];
  if (!found) throw new Error("no such window");
  return found;
};

/** The person comes to the office at a time, and opens 评星 by the navigation: it shows the last whole month, March. */
const comeToStars = async (time: string, login = person): Promise<OfficePerson> => {
  nowMs = Date.parse(time);
  const arrived = await arriveAt(browser, centre, login, nowMs);
  await goToPage(arrived.page, "stars");
  await arrived.page.getByText("2026-03-01 – 2026-03-31").waitFor();
  await arrived.page.locator(".star-mark, .star-withheld, .bulletin").first().waitFor();
  return arrived;
};

const cellsOf = async (page: Page, rows: string): Promise<readonly (readonly string[])[]> =>
  page.locator(rows).evaluateAll((found) =>
    found.map((row) =>
      [...row.children].map((cell) => {
        const mark = cell.querySelector(".star-mark, .star-withheld");
        return (mark?.getAttribute("aria-label") ?? "") + (cell.querySelector(".figures") ?? cell).textContent;
      }),
    ),
  );

it("on 1 April the completeness check names the silent device, and asks for a reason to freeze without it", async () => {
  for (const device of devices.slice(0, b2)) {
    await sendLater(device, "2026-04-01T08:40:00.000+08:00");
  }
  const { page, leave, complaints } = await comeToStars("2026-04-01T01:00:00Z");
  await page.getByRole("button", { name: "冻结这个月" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("1 台设备没有上报到月底").waitFor();
  expect(await dialog.locator(".missing-devices li").innerText()).toBe(
    "B单位 · 窗口 2 · 月底以后没有上报 最近上报 2026-03-31 11:00",
  );
  const freeze = dialog.locator(".freeze-form button.ant-btn-primary");
  expect([await freeze.isDisabled(), await settledViolations(page)]).toEqual([true, []]);
  // By keyboard: blanks are no reason, a sentence is one.
  await dialog.locator("#freeze-reason").press("Space");
  expect(await freeze.isDisabled()).toBe(true);
  await page.keyboard.type("不等了");
  expect(await freeze.isDisabled()).toBe(false);
  // The person waits for the device after all.
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  const [stored] = await centre.sql`select count(*)::int as count from star_freezes`;
  expect([stored, complaints()]).toEqual([{ count: 0 }, []]);
  await leave();
});

it("on 2 April the device uploads, and the month is frozen with the versions of formula, definitions and rules", async () => {
  const { page, leave, complaints } = await comeToStars("2026-04-02T00:45:00Z");
  await page.getByRole("button", { name: "冻结这个月" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("1 台设备没有上报到月底").waitFor();
  devices = devices.with(b2, await sendLater(deviceAt(b2), "2026-04-02T08:50:00.000+08:00"));
  nowMs = Date.parse("2026-04-02T01:00:00Z");
  await centre.rollUp();
  await dialog.getByText("可以冻结").waitFor();
  expect(await dialog.locator("#freeze-reason").count()).toBe(0);
  await dialog.locator(".freeze-form button.ant-btn-primary").click();
  await page.getByText(`2026-03 已由${person}于`).waitFor();
  await page.getByRole("button", { name: "查看公告" }).click();
  const bulletin = page.locator(".bulletin");
  await bulletin.getByText("算法第 1 版，统计口径第 1 版，评星规则第 2 版").waitFor();
  await bulletin.getByText(`2026-04-02 09:00 · ${person}`).waitFor();
  expect(await bulletin.locator("dl code").first().innerText()).toMatch(/^[0-9a-f]{64}$/);
  const rows = await cellsOf(page, ".bulletin-table:not(.errata) tbody tr");
  expect(rows.map(([unit, window, stars, score]) => [unit, window, stars, score])).toEqual([
    ["A单位", "1", expect.stringContaining("5 星"), "4.535"],
    ["A单位", "2", expect.stringContaining("4 星"), "4.385"],
    ["A单位", "3", "样本不足", "—"],
    ["B单位", "1", expect.stringContaining("3 星"), "4.070"],
    ["B单位", "2", expect.stringContaining("3 星"), "3.937"],
  ]);
  expect([await bulletin.locator(".errata").count(), await settledViolations(page), complaints()]).toEqual([0, [], []]);
  await leave();
});

it("on 8 April IT imports a late stick of B2, with one rating of level 1", async () => {
  const late = cityWindows[b2];
  if (!late) throw new Error("no such window");
  const shift = shiftOf({ ...late, day: "2026-03-12", asked: 1, levels: [1, 0, 0, 0, 0] });
  const { file: buffer, after } = writeStick(deviceAt(b2), "2026-04-08T08:50:00.000+08:00", shift);
  devices = devices.with(b2, after);
  nowMs = Date.parse("2026-04-08T01:00:00Z");
  const { page, leave, complaints } = await arriveAt(browser, centre, "信息科小李", nowMs);
  await goToPage(page, "ledger");
  await page
    .locator("#imports input[type=file]")
    .setInputFiles({ name: "B2", mimeType: "application/octet-stream", buffer });
  await page.getByText(`中心已有这 ${shift.length} 条`).waitFor();
  await centre.rollUp();
  expect(complaints()).toEqual([]);
  await leave();
});

it("that rating becomes an erratum; the frozen paper stays, with a notice", async () => {
  const { page, leave, complaints } = await comeToStars("2026-04-08T01:30:00Z");
  await page.getByRole("button", { name: "查看公告" }).click();
  const bulletin = page.locator(".bulletin");
  await bulletin.getByText("冻结之后有 1 处数字变化，见下面的勘误。冻结的表不改。").waitFor();
  const errata = await cellsOf(page, ".bulletin .errata tbody tr");
  expect(errata.map(([unit, window, _, before, after]) => [unit, window, before, after])).toEqual([
    ["B单位", "2", "3 星3.936906", "3 星3.902747"],
  ]);
  const frozen = await cellsOf(page, ".bulletin-table:not(.errata) tbody tr");
  expect(frozen.map(([unit, window, _, score]) => `${unit}${window} ${score}`).at(-1)).toBe("B单位2 3.937");
  expect([await settledViolations(page), complaints()]).toEqual([[], []]);
  await leave();
});

it("the leader of B reads the same bulletin of the own unit alone, and cannot freeze", async () => {
  const { page, leave } = await comeToStars("2026-04-08T02:00:00Z", "乙单位领导");
  expect(await page.getByRole("button", { name: "冻结这个月" }).count()).toBe(0);
  await page.getByRole("button", { name: "查看公告" }).click();
  await page.locator(".bulletin .errata").waitFor();
  const rows = await cellsOf(page, ".bulletin-table:not(.errata) tbody tr");
  expect(rows.map(([unit, window]) => [unit, window])).toEqual([
    ["B单位", "1"],
    ["B单位", "2"],
  ]);
  await leave();
});
