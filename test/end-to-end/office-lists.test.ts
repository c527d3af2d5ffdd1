import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { enrolDevice, upload } from "../support/centre/device.ts";
import { endDraft, explanationDraft, startDraft } from "../support/centre/duty-drafts.ts";
import {
  changeDraft,
  commentDraft,
  complaintDraft,
  opinionDraft,
  ratingDraft,
  tagsDraft,
  writeLedger,
} from "../support/centre/ledger.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
import { settledViolations } from "../support/office-browser/page-checks.ts";
import { kioskOptions, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { type Kiosk, launchKiosk } from "../support/window/kiosk.ts";
import { type OfficePage, openOfficePage } from "../support/window/office-page.ts";

let kiosk: Kiosk;
let centre: TestCentre;
let office: OfficePage;
let page: Page;

const someShift = "22222222-2222-4222-8222-222222222222";

/** A finished shift with many ratings, another one with a few that differ, and a person who is on duty. */
const sendRatings = async (): Promise<void> => {
  const changed = randomUUID();
  await upload(
    ...(await withLedger([
      ...Array.from({ length: 60 }, () => ratingDraft({ level: 2 })),
      ratingDraft({ promptId: changed, level: 5 }),
      changeDraft(changed, 1),
      tagsDraft(changed, "115"),
      commentDraft(changed, "等了一个小时，没有人说明原因。"),
      opinionDraft({ text: "大厅的指示牌可以再大一些。" }),
      complaintDraft(),
      explanationDraft({ shiftId: someShift, transactionRef: "330100-2026-7" }),
      endDraft(someShift),
    ])),
  );
  await upload(...(await withLedger([startDraft(randomUUID(), { staffNumber: "1001" })])));
  await centre.rollUp();
};

const withLedger = async (drafts: Parameters<typeof writeLedger>[1]) => {
  const device = await enrolDevice(centre);
  return [device, writeLedger(device.id, drafts)] as const;
};

beforeAll(async () => {
  kiosk = await launchKiosk(kioskOptions(temporaryFolder()));
  centre = await startCentre();
  await sendRatings();
  office = await openOfficePage(kiosk, centre, "ratings");
  page = office.page;
});
afterAll(async () => {
  await office.close();
  await kiosk.kill();
  await centre.stop();
});

const open = async (address: string): Promise<void> => {
  await page.goto(`${office.url}/#/${address}`);
  await page.locator("section.section").first().waitFor();
};

const listed = () => page.locator("#ratings tbody tr.ant-table-row").count();

it("the list of ratings goes on to older ones, and its filters stand in the address", async () => {
  await open("ratings");
  await expect.poll(listed).toBe(20);
  await page.locator("#ratings").getByText("共 61 条").waitFor();
  const next = page.locator("#ratings").getByRole("button", { name: "下一页" });
  for (let further = 0; further < 3; further += 1) {
    const address = page.url();
    await next.click();
    await expect.poll(() => page.url()).not.toBe(address);
    await expect.poll(() => page.locator(".ant-spin-spinning").count()).toBe(0);
  }
  await expect.poll(listed).toBe(1);
  expect(await next.isDisabled()).toBe(true);
  await page.getByRole("checkbox", { name: "改评过" }).click();
  await expect.poll(listed).toBe(1);
  expect(new URL(page.url()).hash).toBe("#/ratings?changed=yes");
  await page.getByText("等了一个小时").waitFor();
  await page.getByRole("button", { name: "清除筛选" }).click();
  await expect.poll(listed).toBe(20);
  await open("ratings?tag=115&level=1");
  await expect.poll(listed).toBe(1);
  await page.locator("#ratings tbody .unit-filter").first().click();
  await expect.poll(() => new URL(page.url()).hash).toContain("unit=330100-XZFW");
});

it("devices and people on duty are found by state and text", async () => {
  await open("devices?state=never");
  await page.locator("#devices").getByText("没有符合这些条件的").waitFor();
  await page.locator("#devices .state-counts").getByRole("button", { name: "在线 2" }).click();
  await expect.poll(() => page.locator("#devices tbody tr.ant-table-row").count()).toBe(2);
  await open("shifts?text=1001");
  await expect.poll(() => page.locator("#duty tbody tr.ant-table-row").count()).toBe(1);
  await open("shifts?text=nobody");
  await page.locator("#duty").getByText("没有符合这些条件的").waitFor();
});

it.each([
  "ratings?level=5",
  "devices?state=gone",
  "shifts?state=gone",
  "figures?from=abc",
  "analysis?by=person",
  "stars?by=x",
  "stars?frozen=yes",
  "inspection?draw=first",
  "today/brief?from=2026-03-01&to=2026-03-31",
])("an address with filters that do not exist says so, and leads to the usual view: %s", async (address) => {
  await open(address);
  await page.locator(".unfit-address").getByRole("button", { name: "回到常用视图" }).click();
  await expect.poll(() => page.locator(".unfit-address").count()).toBe(0);
  expect(new URL(page.url()).hash).not.toContain("?");
});

const named = "这个网址里的单位或窗口不存在，或者不在您的范围内：";

it.each([
  ["figures?unit=none", `${named}单位 none。`],
  ["analysis?unit=330100-XZFW&window=99", `${named}单位 330100-XZFW、窗口 99。`],
  ["stars?unit=none", `${named}单位 none。`],
  ["signals?unit=none", `${named}单位 none。`],
  ["feedback?opinions-unit=none", `${named}单位 none。`],
  ["devices?code-unit=none", `${named}单位 none。`],
  ["figures?after=none", "这个网址里的条件无法识别，或所指的内容不存在。"],
])("an address about nothing says so once, and leads to the usual view: %s", async (address, sentence) => {
  await open(address);
  const notice = page.locator(".refused-address:visible");
  await notice.waitFor();
  expect(await notice.locator(".ant-alert-title").allInnerTexts()).toEqual([sentence]);
  await notice.getByRole("button", { name: "回到常用视图" }).click();
  await expect.poll(() => page.locator(".refused-address").count()).toBe(0);
  expect(new URL(page.url()).hash).not.toContain("?");
});

it("every list has no fault that axe finds, at three widths and with a notice", async () => {
  const addresses = ["ratings", "ratings?level=5", "ratings?unit=none", "nothing", "devices", "shifts", "feedback"];
  for (const width of [1_440, 1_024, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const address of addresses) {
      await open(address);
      await expect.poll(() => page.locator(".ant-spin-spinning").count()).toBe(0);
      expect([width, address, await settledViolations(page)]).toEqual([width, address, []]);
    }
  }
});
