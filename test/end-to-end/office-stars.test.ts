import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type CityDevice, cityWindows, sendCity, sendLater, shiftOf } from "../central/stars/city-month.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
import { settledViolations } from "../support/office-browser/page-checks.ts";
import { kioskOptions, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { type Kiosk, launchKiosk } from "../support/window/kiosk.ts";
import { type OfficePage, openOfficePage } from "../support/window/office-page.ts";

let kiosk: Kiosk;
let centre: TestCentre;
let office: OfficePage;
let page: Page;
let devices: readonly CityDevice[];
let nowMs = Date.parse("2026-03-01T01:00:00Z");
beforeAll(async () => {
  kiosk = await launchKiosk(kioskOptions(temporaryFolder()));
  centre = await startCentre({ clock: () => nowMs });
  devices = await sendCity(centre);
  nowMs = Date.parse("2026-04-01T01:00:00Z");
  // At the end of its last week the month has days to count once more; the page asks only once a minute.
  await centre.rollUp();
  office = await openOfficePage(kiosk, centre, "stars");
  page = office.page;
});
afterAll(async () => {
  await office.close();
  await kiosk.kill();
  await centre.stop();
});

const march = "from=2026-03-01&to=2026-03-31";

const open = async (query: string): Promise<void> => {
  await page.goto(`${office.url}/#/stars?${query}`);
  await page.locator(".star-formula").waitFor();
};

const b2 = 4;
const deviceAt = (index: number): CityDevice => {
  const found = devices[index];
  if (!found) throw new Error("no such window");
  return found;
};

const rowsOf = () =>
  page.locator(".stars-table tbody tr.ant-table-row").evaluateAll((rows) =>
    rows.map((row) => {
      const [line, , score, , ratings, coverage, , place] = [...row.querySelectorAll("td")].map(
        ({ textContent }) => textContent,
      );
      const mark = row.querySelector(".star-mark")?.getAttribute("aria-label");
      return [line, mark ?? row.querySelector(".star-withheld")?.textContent, score, ratings, coverage, place];
    }),
  );

it("shows the stars of a month beside the numbers that they rest on", async () => {
  await open(`${march}&by=windows`);
  await page.locator(".star-mark").first().waitFor();
  expect(await rowsOf()).toEqual([
    ["A单位窗口 1", "5 星", "4.535", "200", "50.0%", "1–2（共 4）全部窗口"],
    ["A单位窗口 2", "4 星", "4.385", "90", "30.0%", "1–2（共 4）全部窗口"],
    ["A单位窗口 3", "样本不足", "—", "<10", "—", "—"],
    ["B单位窗口 1", "3 星", "4.070", "250", "50.0%", "3–4（共 4）全部窗口"],
    ["B单位窗口 2", "3 星", "3.937", "100", "38.5%", "3–4（共 4）全部窗口"],
  ]);
});

it("says how stars are computed, and why so, one click away", async () => {
  await page.locator(".star-formula summary").click();
  const text = await page.locator(".star-formula").innerText();
  for (const part of ["1.65", "4.50", "3.80", "96.15%", "98.38%", "Evan Miller"]) expect(text).toContain(part);
});

it.each([
  ["zh", 1_440],
  ["zh", 1_024],
  ["zh", 390],
  ["en", 1_440],
  ["en", 1_024],
  ["en", 390],
])("has no violation in %s, %d wide, and does not scroll sideways", async (language, width) => {
  await page.evaluate((given) => window.localStorage.setItem("counterstar.office-language", given), language);
  await page.setViewportSize({ width, height: 900 });
  await page.reload();
  for (const by of ["windows", "units", "staff"]) {
    await open(`${march}&by=${by}`);
    await page.locator(".star-mark").first().waitFor();
    await page.locator(".star-formula summary").click();
    expect(await settledViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  }
  expect(office.complaints()).toEqual([]);
});

/** Pixels of the place and of the table that are out of sight. */
const roomOf = () =>
  page.locator(".figures-table").evaluate((table) => {
    const [place, content] = [table.querySelector(".ant-table-row td"), table.querySelector(".ant-table-content")];
    return [place?.clientWidth ?? 0, (content?.scrollWidth ?? 0) - (content?.clientWidth ?? 0)];
  });

it.each([1_366, 1_280])("has room for a long name, and for all columns, %d wide and in English", async (width) => {
  const long = { zh: "甲".repeat(60), en: "Administrative Service Centre of the Development Zone (Citizens' Home)" };
  await centre.sql`update units set name = ${centre.sql.json(long)} where code = 'A'`;
  await page.evaluate(() => window.localStorage.setItem("counterstar.office-language", "en"));
  await page.setViewportSize({ width, height: 900 });
  await page.reload();
  for (const shown of ["stars", "figures"])
    for (const by of ["windows", "units", "staff"]) {
      await page.goto(`${office.url}/#/${shown}?${march}&by=${by}`);
      await page.locator(`#${shown} .figures-table .ant-table-row`).first().waitFor();
      expect([shown, by, await roomOf()]).toEqual([shown, by, [expect.toSatisfy((width) => width >= 130), 0]]);
    }
  await centre.sql`update units set name = ${centre.sql.json({ zh: "A单位", en: "Unit A" })} where code = 'A'`;
});

it("does not offer to freeze a month without figures, or one that runs, and says why", async () => {
  await inChinese();
  for (const [days, why] of [
    ["from=2025-03-01&to=2025-03-31", "这个月没有公布过数字，没有可冻结的。"],
    ["from=2026-04-01&to=2026-04-30", "这个月还没有结束，结束后才能冻结。"],
  ] as const) {
    await open(days);
    await page.getByText(why).waitFor();
    expect(await page.getByRole("button", { name: "冻结这个月" }).isDisabled()).toBe(true);
  }
  expect(await settledViolations(page)).toEqual([]);
});

const inChinese = async (): Promise<void> => {
  await page.evaluate(() => window.localStorage.setItem("counterstar.office-language", "zh"));
  await page.setViewportSize({ width: 1_440, height: 900 });
  await page.reload();
};

it("freezes a month once every device has reported, or for a written reason", async () => {
  await inChinese();
  for (const device of devices.slice(0, b2)) await sendLater(device, "2026-04-01T08:40:00.000+08:00");
  await open(`${march}&by=windows`);
  await page.getByRole("button", { name: "冻结这个月" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("1 台设备没有上报到月底").waitFor();
  expect(await dialog.locator(".missing-devices li").innerText()).toBe(
    "B单位 · 窗口 2 · 月底以后没有上报 最近上报 2026-03-31 11:00",
  );
  const freeze = dialog.locator(".freeze-form button.ant-btn-primary");
  expect(await freeze.isDisabled()).toBe(true);
  await dialog.locator("#freeze-reason").fill("等不到了");
  expect([await freeze.isDisabled(), await settledViolations(page)]).toEqual([false, []]);
  nowMs = Date.parse("2026-04-01T01:30:00Z");
  devices = devices.with(b2, await sendLater(deviceAt(b2), "2026-04-01T09:20:00.000+08:00"));
  await dialog.getByText("可以冻结").waitFor();
  await freeze.click();
  await page.getByText("2026-03 已由王科长于").waitFor();
});

const bulletinRows = (table: string) =>
  page.locator(`${table} tbody tr`).evaluateAll((rows) =>
    rows.map((row) => {
      const mark = (cell: Element) => cell.querySelector(".star-mark")?.getAttribute("aria-label") ?? "";
      return [...row.children].map(
        (cell) => mark(cell) + (cell.querySelector(".figures")?.textContent ?? cell.textContent),
      );
    }),
  );

it("publishes the frozen month as a bulletin, and lists a later rating as an erratum", async () => {
  const [late] = cityWindows.slice(b2);
  if (!late) throw new Error("no such window");
  const shift = shiftOf({ ...late, day: "2026-03-12", asked: 1, levels: [1, 0, 0, 0, 0] });
  await sendLater(deviceAt(b2), "2026-04-08T08:50:00.000+08:00", shift);
  await centre.rollUp();
  await page.getByRole("button", { name: "查看公告" }).click();
  await page.locator(".bulletin .errata").waitFor();
  const rows = await bulletinRows(".bulletin-table:not(.errata)");
  expect(rows.map(([unit, window, , score]) => [unit, window, score])).toEqual([
    ["A单位", "1", "4.535"],
    ["A单位", "2", "4.385"],
    ["A单位", "3", "—"],
    ["B单位", "1", "4.070"],
    ["B单位", "2", "3.937"],
  ]);
  const errata = await bulletinRows(".bulletin .errata");
  expect(errata.map(([unit, window, , ...corrected]) => [unit, window, ...corrected])).toEqual([
    ["B单位", "2", "3 星3.936906", "3 星3.902747"],
  ]);
});

it("makes the next version of the rules, which a frozen month does not follow", async () => {
  await page.getByRole("button", { name: "回到现在的数字" }).click();
  await page.locator(".star-formula summary").click();
  await page.getByRole("button", { name: "修改规则" }).click();
  const dialog = page.getByRole("dialog");
  const save = dialog.locator(".ant-modal-footer .ant-btn-primary");
  await dialog.locator("#rule-threshold-3").fill("4.6");
  await dialog.getByText("各星的最低星级分须逐级升高").waitFor();
  expect([await save.isDisabled(), await settledViolations(page)]).toEqual([true, []]);
  await dialog.locator("#rule-threshold-3").fill("3.95");
  await save.click();
  const starsOf = (mark: string) => page.locator(mark).evaluateAll((all) => all.map((each) => each.ariaLabel));
  await expect.poll(() => starsOf(".stars-table .star-mark")).toEqual(["5 星", "4 星", "3 星", "2 星"]);
  await page.getByRole("button", { name: "查看公告" }).click();
  await page.locator(".bulletin .errata").waitFor();
  expect(await starsOf(".bulletin-table:not(.errata) .star-mark")).toEqual(["5 星", "4 星", "3 星", "3 星"]);
});

const rowsInSight = () => page.locator(".bulletin-table tbody tr:visible").count();

it.each([
  ["zh", 1_440],
  ["en", 1_024],
  ["zh", 390],
])("the bulletin has no violation in %s, %d wide, and prints alone", async (language, width) => {
  await page.evaluate((given) => window.localStorage.setItem("counterstar.office-language", given), language);
  await page.setViewportSize({ width, height: 900 });
  await page.reload();
  await page.locator(".bulletin .star-mark:visible").first().waitFor();
  expect(await settledViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  // A telephone has the lines and the erratum as cards, and no table beside them.
  const shown = async () => [await page.locator(".bulletin .card:visible").count(), await rowsInSight()];
  expect(await shown()).toEqual(width === 390 ? [6, 0] : [0, 6]);
  await page.emulateMedia({ media: "print" });
  expect(await shown()).toEqual([0, 6]);
  // 182 mm between the margins of A4.
  await page.setViewportSize({ width: 688, height: 1_020 });
  const seen = await page
    .locator(".page-header, .navigation, .bulletin button")
    .evaluateAll((found) => found.filter((each) => each.getClientRects().length > 0).map(({ className }) => className));
  expect(seen).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.emulateMedia({ media: null });
});
