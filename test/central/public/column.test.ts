import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ColumnFigures,
  ColumnState,
  columnFiguresPath,
  columnPath,
  columnStatePath,
  columnSwitchesPath,
} from "../../../contract/office/public/column.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { enrolDevice } from "../../support/centre/device.ts";
import { at, endDraft, startDraft } from "../../support/centre/duty-drafts.ts";
import { ratingDraft } from "../../support/centre/ledger.ts";
import { type PageHeaders, pageHeadersOf } from "../../support/centre/page-headers.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { addUnits, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let nowMs = Date.parse("2026-06-01T12:00:00+08:00");
let centre: TestCentre;
let leader: PageHeaders;

/** A whole shift with one rating for each of these levels. */
const serve = async (day: string, levels: readonly number[]): Promise<void> => {
  const shiftId = randomUUID();
  const ratings = levels.map((level) => ratingDraft({ shiftId, promptId: randomUUID(), level }));
  const drafts = [startDraft(shiftId), ...ratings, endDraft(shiftId)];
  await sendEpoch(
    await enrolDevice(centre),
    drafts.map((draft) => at(`${day}T10:00:00.000+08:00`, draft)),
  );
  await centre.rollUp();
};

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await addUnits(centre.sql, ["elsewhere"]);
  leader = await pageHeadersOf(centre.sql, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  await serve("2026-05-06", [5, 5, 5, 5, 5, 5, 5, 5, 4, 3, 2, 1]);
  await serve("2026-04-08", [5, 5, 1]);
});
afterAll(() => centre.stop());

const open = (path: string): Promise<Response> => fetch(centre.url + path);

const switchTo = (isOn: boolean, unit = sampleUnitCode, headers: PageHeaders = leader): Promise<Response> =>
  fetch(centre.url + columnSwitchesPath, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ unit, isOn }),
  });

describe("the switch", () => {
  test("is off at first, and an unknown unit is answered the same", async () => {
    for (const path of [columnPath, columnFiguresPath]) {
      const [off, unknown] = [await open(path(sampleUnitCode)), await open(path("unknown"))];
      expect([off.status, unknown.status]).toEqual([404, 404]);
      expect(await off.text()).toBe(await unknown.text());
    }
  });
  test("is of the unit's leader and the city office, and says who and when", async () => {
    const refused = await switchTo(true, "elsewhere");
    expect(await refusalIn(refused)).toMatchObject({ code: "not-found" });
    for (const isOn of [true, true, false]) expect((await switchTo(isOn)).status).toBe(204);
    expect((await switchTo(true, sampleUnitCode, centre.asCity)).status).toBe(204);
    const answer = await fetch(`${centre.url}${columnStatePath}?unit=${sampleUnitCode}`, { headers: leader });
    const { isOn, changes } = ColumnState.parse(await answer.json());
    expect([isOn, changes.map((each) => each.isOn)]).toEqual([true, [true, false, true]]);
    expect(changes.at(-1)).toEqual({ isOn: true, showsCode: false, at: new Date(nowMs).toISOString(), by: "leader" });
    const logged = await centre.sql`select action from access_log where action like 'column-%' order by id`;
    expect(logged.map(({ action }) => action)).toEqual(
      ["on", "on", "off", "on"].map((each) => `column-switched-${each}`),
    );
  });
  test("cannot be changed in the database", async () => {
    await expect(centre.sql`update public_column_switches set switched_by = 'another'`).rejects.toThrow();
  });
});

describe("the column", () => {
  beforeAll(async () => {
    await switchTo(true);
  });
  const figures = async () => ColumnFigures.parse(await (await open(columnFiguresPath(sampleUnitCode))).json());

  test("has thirteen ended months with both counts, and none of fewer than ten ratings", async () => {
    const { months, unitName } = await figures();
    expect([months.length, months[0]?.from, unitName]).toEqual([13, "2025-05-01", { zh: "测试服务中心" }]);
    expect(months.slice(-2).map((each) => each.figures)).toMatchObject([
      null,
      {
        ratings: 12,
        favourableRate: { numerator: 10, denominator: 12 },
        negativeShare: { numerator: 2, denominator: 12 },
      },
    ]);
  });
  test("tells nothing of the month that runs", async () => {
    await serve(
      "2026-06-01",
      Array.from({ length: 12 }, () => 1),
    );
    nowMs += 61_000;
    expect((await figures()).months.at(-1)?.from).toBe("2026-05-01");
    nowMs = Date.parse("2026-07-01T00:00:00+08:00");
    await centre.rollUp();
    expect((await figures()).months.at(-1)).toMatchObject({ from: "2026-06-01", figures: { ratings: 12 } });
  });
  test("reads its figures once a minute", async () => {
    await serve("2026-06-02", [5]);
    expect((await figures()).months.at(-1)?.figures?.ratings).toBe(12);
    nowMs += 60_000;
    expect((await figures()).months.at(-1)?.figures?.ratings).toBe(13);
  });
  test.each([
    ["zh", "不足 10 条，不公布"],
    ["en", "Fewer than 10, not published"],
  ])("is a small page without scripts in %s", async (language, tooFew) => {
    const answer = await open(`${columnPath(sampleUnitCode)}?lang=${language}`);
    const page = await answer.text();
    expect([answer.status, answer.headers.get("x-robots-tag")]).toEqual([200, "noindex"]);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'; style-src 'sha256-");
    expect(page).toContain(tooFew);
    expect(page).toContain("2 / 12");
    expect(page).not.toContain("<script");
    expect(Buffer.byteLength(page)).toBeLessThan(60_000);
    const data = /href="([^"]+figures\.json)"/.exec(page)?.[1] ?? "";
    const linked = await fetch(new URL(data, answer.url));
    expect(ColumnFigures.parse(await linked.json())).toEqual(await figures());
  });
  test("lets search engines read columns alone", async () => {
    expect(await (await open("/robots.txt")).text()).toBe("User-agent: *\nAllow: /public/\nDisallow: /\n");
  });
  test("is never refused, while an address that asks for unknown ones has to wait", async () => {
    for (let asked = 0; asked < 60; asked += 1) await open(columnPath(`unknown-${asked}`));
    const refused = await open(columnPath("unknown"));
    expect([refused.status, Number(refused.headers.get("retry-after"))]).toEqual([429, expect.any(Number)]);
    expect(await refusalIn(await open(columnFiguresPath("unknown")))).toMatchObject({
      code: "too-many-requests",
      facts: { waitSeconds: expect.any(Number) },
    });
    expect((await open(columnPath(sampleUnitCode))).status).toBe(200);
  });
});
