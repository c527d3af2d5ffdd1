import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { briefDevices, briefReasons } from "../../../contract/office/today/brief.ts";
import { todayQuestion } from "../../../contract/office/today/needs.ts";
import { goldenWeek, mondayMs, sendGoldenWeek } from "../../central/today/golden-week.ts";
import { enrolWithCode, upload } from "../../support/centre/device.ts";
import { explanationDraft } from "../../support/centre/duty-drafts.ts";
import { acceptanceWith, complaintDraft, endOf, opinionDraft, writeLedger } from "../../support/centre/ledger.ts";
import { addAccount } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import {
  type OfficeBrowser,
  type OfficePerson,
  startOfficeBrowser,
} from "../../support/office-browser/office-browser.ts";
import { settledViolations, sidewaysScroll } from "../../support/office-browser/page-checks.ts";
import { printPage } from "../../support/office-browser/print-page.ts";

let centre: TestCentre;
let browser: OfficeBrowser;
let nowMs = Date.parse("2026-03-14T01:00:00Z");

const place = { unitCode: "A", windowNumber: "1" };
const roles = {
  city: "王科长",
  leader: "李主任",
  supervisor: "班长",
  it: "信息科",
  auditor: "审计",
} as const;
type Role = keyof typeof roles;

/** More windows of unit A whose devices have never reported than a brief lists. */
const addSilentDevices = async (): Promise<void> => {
  for (const windowNumber of ["11", "12", "13", "14", "15", "16", "17", "18", "19"]) {
    await centre.sql`
      insert into windows (unit_code, number, name) values ('A', ${windowNumber}, ${centre.sql.json({ zh: "综合受理" })})`;
    await enrolWithCode(centre.url, await centre.newEnrolmentCode({ unitCode: "A", windowNumber }));
  }
};

/** What citizens and staff wrote, a question, silent devices, an alert and a failed export. */
const addNeeds = async (): Promise<void> => {
  const device = await enrolWithCode(centre.url, await centre.newEnrolmentCode({ unitCode: "A", windowNumber: "3" }));
  const drafts = [
    opinionDraft(place),
    opinionDraft(place),
    complaintDraft({ ...place, acceptance: acceptanceWith({ answerBy: "2026-03-13" }) }),
    complaintDraft({ ...place, acceptance: acceptanceWith({ answerBy: "2026-03-20" }) }),
    explanationDraft({ ...place, staffNumber: "101" }),
  ];
  const links = writeLedger(device.id, drafts);
  await upload(device, links, endOf(links));
  await centre.sql`
    insert into flags values
      ('00000000-0000-0000-0000-000000000001', 'bursts', 'A', '1', null, 'own-history', '2026-03-10', '2026-03-10', 14, 9, 14,
        false, 'open'),
      ('00000000-0000-0000-0000-000000000002', 'walk-ups', 'A', '1', null, 'peers', '2026-03-03', '2026-03-03', 0.4, 0.2, 14,
        false, 'asked')`;
  await centre.sql`update devices set watched_status = 'lost' where id = ${device.id} or window_number = '2'`;
  await centre.sql`
    insert into alerts (device, kind, raised_at) values (${device.id}, 'device-lost', ${new Date(mondayMs - 86_400_000)})`;
  await centre.sql`
    insert into jobs (account, work, state, problem, ended_at)
    select id, '{"kind": "figures", "format": "pdf", "query": {}}', 'failed', '{"code": "internal"}', now() from accounts
    where login = ${roles.leader}`;
};

beforeAll(async () => {
  browser = await startOfficeBrowser();
  centre = await startCentre({ clock: () => nowMs });
  await sendGoldenWeek(centre);
  await addAccount(centre, roles.city, [{ role: "city" }]);
  await addAccount(centre, roles.leader, [{ role: "leader", unitCode: "A" }]);
  await addAccount(centre, roles.supervisor, [{ role: "supervisor", ...place }]);
  await addAccount(centre, roles.it, [{ role: "it" }]);
  await addAccount(centre, roles.auditor, [{ role: "auditor" }]);
  await addSilentDevices();
  nowMs = mondayMs;
  await addNeeds();
  await centre.rollUp();
});
afterAll(async () => {
  await browser.close();
  await centre.stop();
});

/** With the centre's time in each answer: ages are counted from it. */
const open = async (role: Role, language: "zh" | "en" = "zh"): Promise<OfficePerson> => {
  const office = await browser.logIn(centre, roles[role], { language });
  await office.page.route(`**${todayQuestion.path}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), date: new Date(nowMs).toUTCString() } });
  });
  await office.page.reload();
  await office.page.locator("#today .needs, #today .ant-empty").first().waitFor();
  return office;
};

const kindsOn = (page: Page): Promise<readonly (string | undefined)[]> =>
  page.locator("#today [data-need]").evaluateAll((found) => found.map((each) => (each as HTMLElement).dataset["need"]));

it.each([
  [
    "city",
    [
      ...["complaints-unopened", "opinions-unopened", "explanations-unopened", "signals-open", "devices-lost"],
      ...["alerts-open"],
    ],
  ],
  [
    "leader",
    [
      ...["complaints-unopened", "opinions-unopened", "items-due", "explanations-unopened", "signals-asked"],
      ...["devices-silent", "exports-failed"],
    ],
  ],
  ["supervisor", ["opinions-unopened", "items-due", "explanations-unopened", "signals-asked"]],
  ["it", ["devices-lost", "alerts-open"]],
  ["auditor", []],
] as const)("opens with what needs the %s", async (role, kinds) => {
  const office = await open(role);
  expect(await kindsOn(office.page)).toEqual(kinds);
  await office.leave();
});

it("says how many, since when and how many are over, and leads to the page with its filters", async () => {
  const office = await open("leader");
  const { page } = office;
  const complaints = page.locator('[data-need="complaints-unopened"]');
  expect((await complaints.innerText()).split("\n").filter(Boolean)).toEqual([
    "2",
    "投诉还没有人看过",
    "刚刚其中 1 件已过答复期限",
    "›",
  ]);
  await page.locator('[data-need="signals-asked"]').click();
  expect(new URL(page.url()).hash).toBe("#/signals?state=asked");
  await page.goto(`${office.url}/#/today`);
  await complaints.click();
  await page.locator("#complaints").waitFor();
  // A complaint that was opened needs no one any more.
  await page.goto(`${office.url}/#/today`);
  await page.reload();
  await page.locator('[data-need="signals-asked"]').waitFor();
  expect(await kindsOn(page)).not.toContain("complaints-unopened");
  await office.leave();
});

it("a telephone lists the pages behind a button, and closes the list when one is opened", async () => {
  const office = await open("city");
  const { page } = office;
  await page.setViewportSize({ width: 390, height: 844 });
  const links = page.locator(".navigation a");
  expect(await links.first().isVisible()).toBe(false);
  const button = page.locator(".navigation-button");
  expect([await button.getAttribute("aria-expanded"), await button.innerText()]).toEqual(["false", "今日\n栏目"]);
  const top = await page.locator("#today").evaluate((section) => section.getBoundingClientRect().top);
  expect(top).toBeLessThan(200);
  await button.click();
  await page.locator('.navigation a[href="#/stars"]').click();
  await page.locator("#stars").waitFor();
  expect([await button.getAttribute("aria-expanded"), await links.first().isVisible()]).toEqual(["false", false]);
  await office.leave();
});

describe.each(["zh", "en"] as const)("in %s", (language) => {
  it.each(Object.keys(roles) as readonly Role[])("has no violation for the %s at any width", async (role) => {
    const office = await open(role, language);
    const { page } = office;
    const isReader = role === "city" || role === "leader" || role === "auditor";
    const views = [["today", "#today .needs, #today .ant-empty"], ...(isReader ? [["today/brief", ".brief"]] : [])];
    for (const [path, shown = ""] of views) {
      await page.goto(`${office.url}/#/${path}`);
      for (const width of [1_440, 1_024, 390]) {
        await page.setViewportSize({ width, height: 844 });
        await page.locator(shown).first().waitFor();
        expect(await settledViolations(page)).toEqual([]);
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
      }
    }
    expect(office.complaints()).toEqual([]);
    await office.leave();
  });
});

it.each([
  ["city", "zh"],
  ["city", "en"],
  ["leader", "zh"],
  ["leader", "en"],
] as const)("prints the fullest brief of the %s on one sheet, in %s", async (role, language) => {
  const office = await open(role, language);
  await office.page.goto(`${office.url}/#/today/brief`);
  await office.page.locator(".brief").waitFor();
  const parts = [".brief-reasons li", ".missing-devices li"].map((part) => office.page.locator(part).count());
  expect(await Promise.all(parts)).toEqual([briefReasons, briefDevices]);
  const sheets = await printPage(office.page);
  expect(sheets.length).toBe(1);
  const print = office.page.getByRole("button", { name: language === "zh" ? "打印" : "Print" });
  await office.page.emulateMedia({ media: "print" });
  expect(await print.isVisible()).toBe(false);
  await office.leave();
});

it("waits for the first answer, and keeps the list with a notice while the centre fails", async () => {
  const office = await browser.logIn(centre, roles.city);
  const { page } = office;
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(`**${todayQuestion.path}`, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await page.locator("#today .ant-spin").waitFor();
  expect(await page.locator("#today").getByText("现在没有等您办的事").count()).toBe(0);
  answer();
  await page.locator("#today .needs").waitFor();
  await page.unroute(`**${todayQuestion.path}`);
  await page.route(`**${todayQuestion.path}`, (route) => route.fulfill({ status: 500, body: "{}" }));
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await page.locator("#today .ant-alert").waitFor();
  expect(await page.locator("#today .needs").count()).toBe(1);
  await office.leave();
});

it("leads from a brief to the weeks around it, by its address", async () => {
  const office = await open("leader");
  const { page } = office;
  await page.getByRole("link", { name: "一周简报" }).click();
  await page.getByRole("button", { name: "前一周" }).click();
  await page.getByText("A单位 · 2026-03-02 至 2026-03-08").waitFor();
  expect(new URLSearchParams(new URL(page.url()).hash.split("?")[1]).get("from")).toBe("2026-03-02");
  await page.goto("about:blank");
  await page.goto(`${office.url}/#/today/brief?${new URLSearchParams({ unit: "A", ...goldenWeek })}`);
  await page.getByText(`A单位 · ${goldenWeek.from} 至 ${goldenWeek.to}`).waitFor();
  await page.goto(`${office.url}/#/today/brief?unit=A&from=2026-01-05&to=2026-01-11`);
  await page.getByText("这一周没有评价，或不足 10 次").waitFor();
  await office.leave();
});
