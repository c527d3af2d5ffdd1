import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { OfficeCalls } from "../../../contract/office/rectification/calls.ts";
import { helpsQuestion, type OfficeHelps } from "../../../contract/office/rectification/helps.ts";
import type { TestDevice } from "../../support/centre/device.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { addUnits, sampleUnitCode, sampleWindow } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import {
  arriveAt,
  type OfficeBrowser,
  type OfficePerson,
  startOfficeBrowser,
} from "../../support/office-browser/office-browser.ts";
import { settledViolations } from "../../support/office-browser/page-checks.ts";
import { complaintTo, openedItems } from "../../support/rectification/complaints.ts";
import { stepsToReply, takeSteps } from "../../support/rectification/reply-to-item.ts";

const nowMs = Date.parse("2026-03-04T10:12:00+08:00");
const helping = "330100-HELP";
const unfit = "整改项已到另一步，没有记录";
let browser: OfficeBrowser;
let centre: TestCentre;
let office: OfficePerson;
let numbers: readonly number[];

beforeAll(async () => {
  browser = await startOfficeBrowser();
  centre = await startCentre({ clock: () => nowMs });
  await addUnits(centre.sql, [helping]);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  await addAccount(centre, "supervisor", [{ role: "supervisor", ...sampleWindow }]);
  await addAccount(centre, "helper", [{ role: "leader", unitCode: helping }]);
  await addAccount(centre, "caller", [{ role: "caller" }]);
  await addAccount(centre, "colleague", [{ role: "caller" }]);
  const complaint = (device: TestDevice) => complaintTo(device);
  numbers = await openedItems(centre, complaint, complaint, complaint);
});
afterAll(async () => {
  await browser.close();
  await centre.stop();
});

const arrive = async (login: string, path: string): Promise<OfficePerson["page"]> => {
  office = await arriveAt(browser, centre, login, nowMs);
  await office.page.goto(`${office.url}/#/${path}`);
  return office.page;
};
const send = async (login: string, path: string, body: unknown): Promise<void> =>
  expect(await outcomeOf(await sendAsPage(centre, path, { cookie: await logInAs(centre, login), body }))).toBe(204);
const read = async (login: string, path: string): Promise<unknown> =>
  (await sendAsPage(centre, path, { cookie: await logInAs(centre, login) })).json();

/** The page has read again what is left, and still says why nothing was recorded. */
const expectStays = async (sentence: string, left: string): Promise<void> => {
  const { page } = office;
  await page.getByText(left).first().waitFor();
  expect(await page.getByRole("alert").filter({ hasText: sentence }).count()).toBe(1);
  expect(await settledViolations(page)).toEqual([]);
};

describe("the refusal of a step that another person took meanwhile", () => {
  it("stays beside the steps of an item", async () => {
    const [number = 0] = numbers;
    const page = await arrive("leader", `items?item=${number}`);
    await page.getByRole("radio", { name: "申请误评复核" }).check();
    await page.getByLabel("理由").fill("按错了");
    await takeSteps(centre, "supervisor", number, stepsToReply.slice(0, 2));
    await page.getByRole("button", { name: "提交", exact: true }).click();
    await expectStays(unfit, "待回复");
    await page.getByRole("radio", { name: "退回", exact: true }).waitFor();
    await office.leave();
  });

  it("stays where no step is left", async () => {
    const [number = 0] = numbers;
    const page = await arrive("leader", `items?item=${number}`);
    await page.getByRole("radio", { name: "答复群众" }).check();
    await page.getByLabel("答复内容").fill("已改正");
    await takeSteps(centre, "leader", number, stepsToReply.slice(2));
    await page.getByRole("button", { name: "提交", exact: true }).click();
    await expectStays(unfit, "等回访员回访。");
    await office.leave();
  });

  it("stays at the desk of a caller, with the number of the item", async () => {
    const [first = 0, second = 0] = numbers;
    await takeSteps(centre, "leader", second, stepsToReply);
    const page = await arrive("caller", "items");
    await page.locator(".next-call").getByText(`整改项 ${first}`).waitFor();
    const { calls } = OfficeCalls.parse(await read("colleague", officePaths.calls));
    const { seen } = calls.find(({ number }) => number === first) ?? {};
    await send("colleague", officePaths.calls, { number: first, seen, result: "satisfied" });
    await page.getByRole("button", { name: /不愿受访/ }).click();
    await page.locator(".next-call").getByText(`整改项 ${second}`).waitFor();
    await expectStays(unfit, `整改项 ${first}`);
    await office.leave();
  });

  it("stays where the last request for a contribution has gone", async () => {
    const [, , third = 0] = numbers;
    const asked = { number: third, unit: helping, needed: "请派一人指导", dueDay: "2026-03-06" };
    await send("leader", officePaths.helps, asked);
    const page = await arrive("helper", "items");
    await page.getByLabel("答复内容").fill("明天派人");
    const { helps } = (await read("helper", helpsQuestion.path)) as OfficeHelps;
    await send("leader", officePaths.helpWithdrawals, { help: helps[0]?.id, said: "不需要了" });
    await page.getByRole("button", { name: "答复协办" }).click();
    await page.locator("#helps article").waitFor({ state: "detached" });
    await expectStays("这个协办已经答复或撤回", "协办");
    await office.leave();
  });
});
