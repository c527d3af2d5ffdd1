import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OfficeTrend } from "../../../contract/office/figures/trend.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { OfficeReasons } from "../../../contract/office/ratings/reasons.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { enrolDevice } from "../../support/centre/device.ts";
import { at, endDraft, startDraft } from "../../support/centre/duty-drafts.ts";
import { changeDraft, type Draft, ratingDraft, tagsDraft } from "../../support/centre/ledger.ts";
import { type PageHeaders, pageHeadersOf } from "../../support/centre/page-headers.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { addUnits, addWindows, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;

beforeAll(async () => {
  centre = await startCentre({ clock: () => Date.parse("2026-06-01T12:00:00+08:00") });
  await addWindows(centre.sql, ["1", "2", "5", "6", "7"]);
});
afterAll(() => centre.stop());

/** A rating with its tags, after a change where there is one. */
const rated = (about: object, level: number, tags: readonly string[] = [], changedTo?: number): readonly Draft[] => {
  const promptId = randomUUID();
  return [
    ratingDraft({ ...about, promptId, level }),
    ...(changedTo === undefined ? [] : [changeDraft(promptId, changedTo)]),
    ...(tags.length === 0 ? [] : [tagsDraft(promptId, ...tags)]),
  ];
};

const serve = async (
  windowNumber: string,
  day: string,
  ratings: (about: object) => readonly Draft[],
  isOver = true,
) => {
  const shiftId = randomUUID();
  const about = { shiftId, staffNumber: `1${windowNumber}`, unitCode: sampleUnitCode, windowNumber };
  const drafts = [startDraft(shiftId, about), ...ratings(about), ...(isOver ? [endDraft(shiftId)] : [])];
  const sent = drafts.map((draft) => at(`${day}T10:00:00.000+08:00`, draft));
  await sendEpoch(await enrolDevice(centre), sent);
};

const many = (count: number, level: number) => (about: object) =>
  Array.from({ length: count }, () => rated(about, level)).flat();

const ask = async (path: string, query: object, headers = centre.asCity): Promise<Response> => {
  await centre.rollUp();
  const search = new URLSearchParams(Object.entries(query));
  return fetch(`${centre.url}${path}?${search}`, { headers });
};

const may = { from: "2026-05-01", to: "2026-05-31" };

describe("the trend", () => {
  beforeAll(async () => {
    await serve("1", "2026-05-06", many(12, 5));
    await serve("2", "2026-05-06", many(10, 3));
    await serve("1", "2026-04-08", many(11, 2));
  });

  const points = async (query: object) => {
    const { points: all } = OfficeTrend.parse(await (await ask(officePaths.trend, query)).json());
    return all.map(({ from, figures }) => [from, figures?.ratings ?? null, figures?.favourableRate.value ?? null]);
  };

  test("is of the period and the twelve before it, of the office, a unit and a window", async () => {
    const months = await points(may);
    expect([months.length, months[0]?.[0], months.slice(-2)]).toEqual([
      13,
      "2025-05-01",
      [
        ["2026-04-01", 11, 0],
        ["2026-05-01", 22, 1],
      ],
    ]);
    expect(await points({ ...may, unit: sampleUnitCode })).toEqual(months);
    expect((await points({ ...may, unit: sampleUnitCode, window: "2" })).slice(-2)).toEqual([
      ["2026-04-01", 0, null],
      ["2026-05-01", 10, 1],
    ]);
    expect((await points({ from: "2026-05-04", to: "2026-05-10" })).at(-1)).toEqual(["2026-05-04", 22, 1]);
  });
  test("of a place outside the reader's is that of an unknown one", async () => {
    await addUnits(centre.sql, ["elsewhere"]);
    const leader = await pageHeadersOf(centre.sql, "leader", [{ role: "leader", unitCode: "elsewhere" }]);
    const textOf = async (unit: string) => (await ask(officePaths.trend, { ...may, unit }, leader)).text();
    expect(JSON.parse(await textOf(sampleUnitCode))).toMatchObject({ code: "not-found" });
    expect(await textOf(sampleUnitCode)).toBe(await textOf("unknown"));
  });
  test("is refused for days that are no fixed period, and for a window without its unit", async () => {
    const refused = async (query: object) => refusalIn(await ask(officePaths.trend, query));
    expect(await refused({ from: "2026-05-01", to: "2026-05-20" })).toMatchObject({ code: "period-not-fixed" });
    expect(await refused({ ...may, window: "1" })).toMatchObject({ code: "request-invalid" });
  });
});

describe("the reasons", () => {
  const week = { from: "2026-03-09", to: "2026-03-15" };
  const reasons = async (query: object, headers?: PageHeaders) =>
    OfficeReasons.parse(await (await ask(officePaths.reasons, query, headers)).json());
  const counts = async (query: object) => {
    const { negativeRatings, reasons: all } = await reasons(query);
    return [negativeRatings, all.map(({ level, code, ratings }) => [level, code, ratings])];
  };

  test("count each 差评 once for each of its tags, by its present level, from shifts that are over", async () => {
    await serve("5", "2026-03-10", (about) => [
      ...rated(about, 1, ["101", "102"]),
      ...rated(about, 1, ["101"]),
      ...rated(about, 2),
      // Raised: no longer a 差评.
      ...rated(about, 1, [], 4),
      ...rated(about, 5, ["501"]),
    ]);
    await serve("6", "2026-03-11", (about) => rated(about, 2, ["201"]));
    await serve("7", "2026-03-11", (about) => rated(about, 1, ["103"]), false);
    expect(await counts(week)).toEqual([
      4,
      [
        [1, "101", 2],
        [1, "102", 1],
        [2, "201", 1],
      ],
    ]);
    expect(await counts({ ...week, unit: sampleUnitCode, window: "6" })).toEqual([1, [[2, "201", 1]]]);
    expect((await reasons({ ...week, unit: sampleUnitCode })).unitName).toEqual({ zh: "测试服务中心" });
  });
  test("are counted again when tags arrive after their rating", async () => {
    const [device, shiftId, promptId] = [await enrolDevice(centre), randomUUID(), randomUUID()];
    const on = (draft: Draft) => at("2026-02-10T10:00:00.000+08:00", draft);
    await sendEpoch(device, [startDraft(shiftId), ratingDraft({ promptId, shiftId, level: 1 })].map(on), 1);
    await sendEpoch(device, [endDraft(shiftId)].map(on), 2);
    const earlier = { from: "2026-02-09", to: "2026-02-15" };
    expect(await counts(earlier)).toEqual([1, []]);
    await sendEpoch(device, [tagsDraft(promptId, "104")].map(on), 3);
    expect(await counts(earlier)).toEqual([1, [[1, "104", 1]]]);
  });
});
