import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { raiseAlarm } from "../../central/ledger/alarms.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import { DeviceId } from "../../contract/words.ts";
import { enrolDevice, upload } from "../support/centre/device.ts";
import { endDraft } from "../support/centre/duty-drafts.ts";
import { ratingDraft, startedDraft, writeLedger } from "../support/centre/ledger.ts";
import { listedDevices } from "../support/centre/list-devices.ts";
import { pageHeadersOf } from "../support/centre/page-headers.ts";
import { sampleUnitCode } from "../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
import { settledMenu } from "../support/office-browser/page-checks.ts";
import { kioskOptions, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { type Kiosk, launchKiosk } from "../support/window/kiosk.ts";
import { goToPage, type OfficePage, openOfficePage } from "../support/window/office-page.ts";

let kiosk: Kiosk;
let centre: TestCentre;
let office: OfficePage;
let page: Page;
beforeAll(async () => {
  kiosk = await launchKiosk(kioskOptions(temporaryFolder()));
  centre = await startCentre();
  office = await openOfficePage(kiosk, centre);
  page = office.page;
});
afterAll(async () => {
  await office.close();
  await kiosk.kill();
  await centre.stop();
});

const sectionsOf = () => page.locator("section.section").evaluateAll((found) => found.map(({ id }) => id));

/** What each page requests for its sections, sorted. */
const requests: Readonly<Record<string, readonly string[]>> = {
  today: ["today"],
  ratings: ["contested-services", "ratings"],
  stars: ["star-months", "stars"],
  feedback: ["complaints", "opinions", "surveys"],
  shifts: ["duty", "explanations", "logins"],
  alerts: ["alerts", "missing-calendar"],
  devices: ["devices", "enrolment-codes", "units"],
  // A policy can be for a window.
  policy: ["missing-calendar", "policy-rollouts", "units"],
  calendar: ["calendar", "missing-calendar"],
  ledger: [],
  accounts: ["access-log", "accounts", "tokens", "waiting-accounts"],
  handbook: [],
  jobs: ["digests", "jobs", "notices", "rounds"],
  signals: ["flags"],
  inspection: ["draws"],
  figures: ["figures", "matters", "newest-week"],
  // 统计 has asked for the newest week before. The months wait for a choice: the page opens with a week.
  analysis: ["figures", "reasons", "trend"],
};
/** In the header and the navigation of every page. */
const isOfEveryPage = (path: string): boolean => path.endsWith("-count") || ["demonstration", "me"].includes(path);

it("each page shows the sections of its department, and requests only what they show", async () => {
  const asked: Record<string, Set<string>> = {};
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith("/office/v1/")) return;
    const at = new URL(page.url()).hash.replaceAll(/^#\/|\?.*$/g, "");
    asked[at] = (asked[at] ?? new Set()).add(pathname.slice("/office/v1/".length));
  });
  const ownOf = (path: string) => [...(asked[path] ?? [])].filter((each) => !isOfEveryPage(each)).sort();
  const shown: Record<string, readonly string[]> = {};
  for (const [path, { length }] of Object.entries(requests)) {
    await goToPage(page, path);
    shown[path] = await sectionsOf();
    await expect.poll(() => ownOf(path).length).toBeGreaterThanOrEqual(length);
  }
  expect(shown).toEqual({
    today: ["today"],
    figures: ["figures", "matters"],
    signals: ["flags"],
    inspection: ["draws"],
    analysis: ["trend", "comparison", "reasons", "hours", "by-matter", "by-channel"],
    ratings: ["ratings", "contested"],
    stars: ["stars"],
    feedback: ["complaints", "opinions", "surveys"],
    shifts: ["duty", "logins", "explanations"],
    alerts: ["alerts"],
    devices: ["devices", "enrolment"],
    policy: ["configuration"],
    calendar: ["calendar", "calendar-import", "calendar-imports"],
    ledger: ["imports"],
    accounts: ["waiting-accounts", "accounts", "tokens", "access-log"],
    handbook: ["handbook"],
    jobs: ["jobs", "digests", "notices", "rounds"],
  });
  await goToPage(page, "ledger");
  asked["ledger"] = new Set();
  await expect.poll(() => asked["ledger"]?.size).toBeGreaterThan(2);
  expect(Object.fromEntries(Object.keys(requests).map((path) => [path, ownOf(path)]))).toEqual(requests);
});

it("the handbook leads from one document to a section of another, with pictures", async () => {
  await page.goto(`${office.url}/#/handbook?document=kiosk&section=对接办公系统`);
  await page.locator(".handbook-text #对接办公系统").waitFor();
  const top = () => page.locator("#对接办公系统").evaluate((heading) => heading.getBoundingClientRect().top);
  await expect.poll(top).toBeLessThan(200);
  await page.locator('.handbook-documents a[href="#/handbook?document=window"]').click();
  const drawn = () =>
    page.locator(".handbook-text img").evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth));
  await page.locator(".handbook-text img").last().scrollIntoViewIfNeeded();
  await expect.poll(async () => (await drawn()).filter((width) => width > 300).length).toBeGreaterThan(2);
});

it("a table is exported with the filters in the address, downloaded, and listed under 任务", async () => {
  const folder = temporaryFolder();
  await kiosk.application.evaluate(({ session }, given) => {
    session
      .fromPartition("office")
      .on("will-download", (_, item) => item.setSavePath(`${given}/${item.getFilename()}`));
  }, folder);
  await page.goto(`${office.url}/#/figures?from=2026-03-01&to=2026-03-31&by=units`);
  await page.locator("#figures .export button").click();
  await (await settledMenu(page)).getByText("CSV（各类软件）").click();
  const file = `${folder}/各单位的评价数字 2026-03-01 2026-03-31 未冻结.csv`;
  await expect.poll(() => readFile(file, "utf8").catch(() => "")).toContain("期间,2026-03-01 – 2026-03-31\r\n");
  await goToPage(page, "jobs");
  const row = page.locator("#jobs tbody tr").last();
  await expect
    .poll(() => row.innerText())
    .toMatch(/^评价数字 CSV 2026-03-01 – 2026-03-31[\s\S]*已完成[\s\S]*下载[\s\S]*删除$/);
  await row.getByRole("button", { name: "删除" }).click();
  await page.locator(".ant-popconfirm").getByRole("button", { name: "删除" }).click();
  await page.getByText("还没有任务").waitFor();
});

it("the address of a page leads to it, and an unknown one says so and leads to the first page", async () => {
  await page.goto(`${office.url}/#/devices`);
  await page.locator("#devices").waitFor();
  await page.goto(`${office.url}/#/nothing`);
  await page.getByRole("heading", { name: "没有这一页" }).waitFor();
  await page.locator("main").getByRole("link", { name: "今日" }).click();
  await page.locator("#today").waitFor();
});

it("a number beside a page shows that items are waiting there", async () => {
  const device = await enrolDevice(centre);
  await upload(device, writeLedger(device.id, [startedDraft()]));
  const alarm = { kind: "fork" as const, epoch: 1, seq: 1 };
  await centre.sql.begin((tx) => raiseAlarm(tx, DeviceId.parse(device.id), alarm, new Date()));
  const waiting = page.locator('.navigation a[href="#/devices"] .waiting');
  await waiting.waitFor({ timeout: 30_000 });
  expect([await waiting.innerText(), await waiting.getAttribute("title")]).toEqual([
    "1",
    "1 台设备有告警，请信息科到现场检查。",
  ]);
  expect((await listedDevices(centre)).filter(({ alarms }) => alarms > 0)).toHaveLength(1);
});

it("an alert that a colleague has acknowledged a moment ago is refused with the colleague's name", async () => {
  const { id: device } = await enrolDevice(centre);
  const [alert] = await centre.sql<{ id: number }[]>`
    insert into alerts (device, kind, raised_at) values (${device}, 'device-lost', now()) returning id`;
  await goToPage(page, "alerts");
  const row = page.locator(`#alerts tr[data-row-key="${alert?.id}"]`);
  await row.waitFor();
  // The page must not learn of the colleague by its own reading.
  await page.route("**/office/v1/alerts", (route) => route.abort());
  const acknowledged = await fetch(centre.url + officePaths.alertAcknowledgements, {
    method: "POST",
    headers: {
      ...(await pageHeadersOf(centre.sql, "李科长")),
      "content-type": "application/json",
    },
    body: JSON.stringify({ id: alert?.id }),
  });
  expect(acknowledged.status).toBe(204);
  await row.getByRole("button").click();
  await page.getByText("这条提醒已由李科长确认，正在处理。").waitFor();
  await page.unroute("**/office/v1/alerts");
  await row.getByText("李科长").waitFor();
});

it("a question is found by its filters, opened, asked about with a reason, and decided only afterwards", async () => {
  const id = "00000000-0000-0000-0000-000000000001";
  await centre.sql`
    insert into flags values (${id}, 'bursts', ${sampleUnitCode}, '3', null, 'own-history', '2026-03-06', '2026-03-06',
      14, 9, 14, false, 'open')`;
  await page.goto(`${office.url}/#/signals?signal=walk-ups`);
  await page.getByText("没有符合条件的疑问。").waitFor();
  await page.goto(`${office.url}/#/signals?signal=bursts`);
  await page.getByRole("link", { name: "五分钟内的评价数" }).click();
  expect(new URL(page.url()).hash).toBe(`#/signals?signal=bursts&flag=${id}`);
  await page.getByText("还没有人处理。").waitFor();
  const [ask, confirm] = [
    page.getByRole("button", { name: "请单位说明" }),
    page.getByRole("button", { name: "确认属实" }),
  ];
  expect(await confirm.count()).toBe(0);
  await ask.click();
  await page.getByRole("alert").getByText("请先写理由。").waitFor();
  await page.locator("#flag-reason").fill("当天下午发生了什么？");
  await ask.click();
  await confirm.waitFor();
  expect(await page.locator(".flag-reason").innerText()).toBe("当天下午发生了什么？");
  expect(await page.locator(".flag-title .flag-state").innerText()).toBe("等单位说明");
});

it("no complaint is listed while a number is typed, and a wrong one in full-width characters is called wrong", async () => {
  await goToPage(page, "feedback");
  const complaints = page.locator("#complaints");
  const list = complaints.getByText("还没有投诉。");
  await list.waitFor();
  const number = page.getByLabel("按受理编号查找");
  await number.fill("２６１１３０");
  await complaints.getByText("编号共 14 位").waitFor();
  expect(await list.count()).toBe(0);
  await number.fill("２６１１３０-Ｋ７ＱＭ-４ＴＲＣ");
  await complaints.getByText("编号有误").waitFor();
  expect(await list.count()).toBe(0);
  await number.fill("");
  await list.waitFor();
});

it("a page keeps its content while the centre does not answer, says so, and goes on by itself", async () => {
  const device = await enrolDevice(centre);
  const shiftId = "22222222-2222-4222-8222-222222222222";
  await upload(device, writeLedger(device.id, [startedDraft(), ratingDraft({ level: 1 }), endDraft(shiftId)]));
  await goToPage(page, "ratings");
  const rows = page.locator("#ratings tbody tr.ant-table-row");
  await expect.poll(() => rows.count()).toBe(1);
  await page.route("**/office/v1/**", (route) => route.abort());
  const notice = page.locator(".page-sections > .ant-alert");
  await notice.waitFor();
  expect(await rows.count()).toBe(1);
  await notice.getByRole("button").click();
  await notice.waitFor();
  await page.unroute("**/office/v1/**");
  await notice.waitFor({ state: "detached" });
});

it("a session that has ended leads to the log-in", async () => {
  await page.route("**/office/v1/**", (route) => route.fulfill({ status: 401, body: "{}" }));
  await page.locator(".entrance-form #login").waitFor({ timeout: 60_000 });
  expect(await page.locator(".navigation").count()).toBe(0);
});
