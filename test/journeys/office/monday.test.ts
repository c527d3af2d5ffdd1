import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Figures, Rate } from "../../../contract/office/figures/figures.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { OfficeBrief } from "../../../contract/office/today/brief.ts";
import { goldenWeek, mondayMs, sendGoldenWeek } from "../../central/today/golden-week.ts";
import { addAccount } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import {
  type OfficeBrowser,
  type OfficePerson,
  startOfficeBrowser,
} from "../../support/office-browser/office-browser.ts";
import { numbersIn, printPage } from "../../support/office-browser/print-page.ts";

let centre: TestCentre;
let browser: OfficeBrowser;
let office: OfficePerson;
let page: Page;
let nowMs = Date.parse("2026-03-14T01:00:00Z");
beforeAll(async () => {
  browser = await startOfficeBrowser();
  centre = await startCentre({ clock: () => nowMs });
  await sendGoldenWeek(centre);
  await addAccount(centre, "李主任", [{ role: "leader", unitCode: "A" }]);
  nowMs = mondayMs;
  await centre.rollUp();
  office = await browser.logIn(centre, "李主任");
  page = office.page;
});
afterAll(async () => {
  await office.leave();
  await browser.close();
  await centre.stop();
});

/** The answer of the API to the person on the page, as it is sent. */
const ask = (path: string): Promise<{ status: number; text: string }> =>
  page.evaluate(async (given) => {
    const answer = await fetch(given, { headers: { "counterstar-unattended": "1" } });
    return { status: answer.status, text: await answer.text() };
  }, path);

const readBrief = async (): Promise<OfficeBrief> =>
  OfficeBrief.parse(JSON.parse((await ask(`${officePaths.brief}?unit=A`)).text));

const rows = () =>
  page
    .locator(".brief-figures tbody tr")
    .evaluateAll((found) =>
      found.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.split("\n").filter(Boolean))),
    );

it("opens with what needs the leader today, and leads to the brief of the last week", async () => {
  expect(new URL(page.url()).hash).toBe("#/today");
  await page.getByRole("link", { name: "一周简报" }).click();
  expect(await page.locator(".brief-title").innerText()).toBe(`A单位 · ${goldenWeek.from} 至 ${goldenWeek.to}`);
});

it("shows the golden numbers of the week beside the week before, and the commonest reasons", async () => {
  const shown = Object.fromEntries((await rows()).map(([title, week]) => [title?.[0], week]));
  expect(shown["好评率"]).toEqual(["97.44%", "76/78"]);
  expect(shown["未评率"]).toEqual(["56.82%", "100/176"]);
  expect(shown["差评"]).toEqual(["2", "2.56% · 2/78"]);
  expect(shown["评价"]).toEqual(["78"]);
  expect(shown["评价邀请"]).toEqual(["180", "另有 4 个已取消"]);
  expect(await page.locator(".brief-reasons li").count()).toBe(5);
  expect(await page.locator(".brief .missing-devices li").innerText()).toContain("窗口 2");
});

const share = ({ numerator, denominator, value }: Rate): readonly string[] => [
  `${((value ?? 0) * 100).toFixed(2)}%`,
  `${numerator}/${denominator}`,
];

/** The numbers that a column of the brief has to show, from the figures of the API. */
const columnOf = (figures: Figures | null): readonly (readonly string[])[] => {
  if (!figures) throw new Error("no figures");
  const { favourableRate, walkUpFavourableRate, unansweredRate, coverage, negativeShare } = figures;
  return [
    share(favourableRate),
    ...(walkUpFavourableRate ? [share(walkUpFavourableRate)] : []),
    share(unansweredRate),
    share(coverage),
    [String(figures.negativeRatings), ...share(negativeShare)],
    [String(figures.ratings)],
    [String(figures.opened), String(figures.cancelled)],
  ];
};

it.each(["zh", "en"] as const)(
  "prints on one sheet, with the numbers of the page and of the API, in %s",
  async (language) => {
    const other = await browser.logIn(centre, "李主任", { language });
    await other.page.goto(`${other.url}/#/today/brief?unit=A`);
    await other.page.locator(".brief-figures").waitFor();
    const brief = await readBrief();
    for (const [column, figures] of [
      [2, brief.week.figures],
      [3, brief.week.unquestioned],
      [4, brief.weekBefore.figures],
    ] as const) {
      const cells = await other.page.locator(`.brief-figures td:nth-child(${column})`).allInnerTexts();
      for (const numbers of columnOf(figures)) {
        const isShown = cells.some((cell) => numbers.every((number) => cell.includes(number)));
        expect([column, numbers, isShown]).toEqual([column, numbers, true]);
      }
    }
    const onPage = numbersIn(await other.page.locator(".brief").innerText());
    const sheets = await printPage(other.page);
    expect(sheets.length).toBe(1);
    expect(onPage.length).toBeGreaterThan(60);
    expect(numbersIn(sheets.join(""))).toEqual(onPage);
    expect(other.complaints()).toEqual([]);
    await other.leave();
  },
);

it("opens the ratings behind a number; both looks are in the access log", async () => {
  await page.getByRole("link", { name: "看这些差评" }).click();
  await page.locator("#ratings tbody tr.ant-table-row").first().waitFor();
  const looks = await centre.sql<{ action: string; subject: unknown }[]>`
    select distinct action, subject from access_log where actor = '李主任' and action like '%-read' order by action`;
  expect(looks).toEqual([
    { action: "brief-read", subject: { unitCode: "A", ...goldenWeek } },
    { action: "ratings-read", subject: {} },
  ]);
  expect(office.complaints()).toEqual([]);
});

it("shows another unit as one that does not exist, on the page and in the API", async () => {
  const [foreign, unknown] = [await ask(`${officePaths.brief}?unit=B`), await ask(`${officePaths.brief}?unit=NONE`)];
  expect([foreign.status, foreign]).toEqual([404, unknown]);
  await page.goto(`${office.url}/#/today/brief?unit=B`);
  await page.getByText("没有这个单位，或者您不能查看它的简报。").waitFor();
  expect(await page.locator(".brief").count()).toBe(0);
});
