import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { raiseAlarm } from "../../central/ledger/alarms.ts";
import { devicesQuestion } from "../../contract/office/devices/devices.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import { DeviceId } from "../../contract/words.ts";
import { askOffice } from "../support/centre/ask-office.ts";
import { enrolDevice, upload } from "../support/centre/device.ts";
import { endDraft } from "../support/centre/duty-drafts.ts";
import { ratingDraft, startedDraft, writeLedger } from "../support/centre/ledger.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
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
  await kiosk.kill();
  await centre.stop();
});

const sectionsOf = () => page.locator("section.section").evaluateAll((found) => found.map(({ id }) => id));

/** What each page requests for its sections, sorted. */
const requests: Readonly<Record<string, readonly string[]>> = {
  ratings: ["contested-services", "ratings"],
  feedback: ["complaints", "opinions", "surveys"],
  shifts: ["duty", "explanations", "logins"],
  alerts: ["alerts", "missing-calendar"],
  devices: ["devices", "enrolment-codes"],
  // The codes name the windows that a policy can be for.
  policy: ["enrolment-codes", "missing-calendar", "policy-rollouts"],
  ledger: [],
  handbook: [],
  figures: ["figures", "flags", "matters"],
};
/** In the header and the navigation of every page. */
const isOfEveryPage = (path: string): boolean => path.endsWith("-count") || path === "demonstration";

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
    figures: ["figures", "flags", "matters"],
    ratings: ["ratings", "contested"],
    feedback: ["complaints", "opinions", "surveys"],
    shifts: ["duty", "logins", "explanations"],
    alerts: ["alerts"],
    devices: ["devices", "enrolment"],
    policy: ["configuration"],
    ledger: ["imports"],
    handbook: ["handbook"],
  });
  await goToPage(page, "ledger");
  asked["ledger"] = new Set();
  await expect.poll(() => asked["ledger"]?.size).toBeGreaterThan(2);
  expect(Object.fromEntries(Object.keys(requests).map((path) => [path, ownOf(path)]))).toEqual(requests);
});

it("the handbook leads from one document to a section of another, with pictures", async () => {
  await page.goto(`${centre.url}/#/handbook?document=kiosk&section=对接办公系统`);
  await page.locator(".handbook-text #对接办公系统").waitFor();
  const top = () => page.locator("#对接办公系统").evaluate((heading) => heading.getBoundingClientRect().top);
  await expect.poll(top).toBeLessThan(200);
  await page.locator('.handbook-documents a[href="#/handbook?document=window"]').click();
  const drawn = () =>
    page.locator(".handbook-text img").evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth));
  await page.locator(".handbook-text img").last().scrollIntoViewIfNeeded();
  await expect.poll(async () => (await drawn()).filter((width) => width > 300).length).toBeGreaterThan(2);
});

it("the address of a page leads to it, and an unknown one to the first page", async () => {
  await page.goto(`${centre.url}/#/devices`);
  await page.locator("#devices").waitFor();
  await page.goto(`${centre.url}/#/nothing`);
  await page.locator("#figures").waitFor();
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
    "1 台设备有告警，请信息科到现场核查。",
  ]);
  expect((await askOffice(centre, devicesQuestion)).filter(({ alarms }) => alarms > 0)).toHaveLength(1);
});

it("an alert that a colleague has acknowledged a moment ago is refused with the colleague's name", async () => {
  const { id: device } = await enrolDevice(centre);
  const [alert] = await centre.sql<{ id: number }[]>`
    insert into alerts (device, kind, raised_at) values (${device}, 'device-lost', now()) returning id`;
  await goToPage(page, "alerts");
  await page.locator("#alert-name").fill("王主任");
  const row = page.locator(`#alerts tr[data-row-key="${alert?.id}"]`);
  await row.waitFor();
  // The page must not learn of the colleague by its own reading.
  await page.route("**/office/v1/alerts", (route) => route.abort());
  const acknowledged = await fetch(centre.url + officePaths.alertAcknowledgements, {
    method: "POST",
    headers: { authorization: `Bearer ${centre.officeKey}`, "content-type": "application/json" },
    body: JSON.stringify({ id: alert?.id, by: "李科长" }),
  });
  expect(acknowledged.status).toBe(204);
  await row.getByRole("button").click();
  await page.getByText("这条提醒已由李科长确认，正在处理。").waitFor();
  await page.unroute("**/office/v1/alerts");
  await row.getByText("李科长").waitFor();
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

it("a key that the centre no longer accepts is asked for again", async () => {
  await page.route("**/office/v1/**", (route) => route.fulfill({ status: 401, body: "{}" }));
  await page.locator("form input").first().waitFor({ timeout: 60_000 });
  expect(await page.locator(".navigation").count()).toBe(0);
});
