import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Definitions } from "../../../contract/office/figures/definitions.ts";
import { OfficeFigures } from "../../../contract/office/figures/figures.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { FreezeAsked, FrozenMonths } from "../../../contract/office/stars/star-months.ts";
import { OfficeStars } from "../../../contract/office/stars/stars.ts";
import { untilJobIs } from "../../support/centre/exports.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { cityWindows, sendCity, sendLater, shiftOf } from "../stars/city-month.ts";
import {
  askApi,
  type Described,
  misfitOf,
  newToken,
  pageAnswer,
  type Query,
  readDocument,
  readsIn,
} from "./ask-api.ts";

const march = { from: "2026-03-01", to: "2026-03-31" };
const flagId = "3f2b8c1e-5d4a-4e6f-9a7b-0c1d2e3f4a5b";

let nowMs = Date.parse("2026-04-02T01:00:00Z");
let centre: TestCentre;
let token: string;
let described: Described;

const freezeMarch = async (): Promise<void> => {
  const headers = { ...centre.asCity, "content-type": "application/json" };
  const body = JSON.stringify({ month: march.from, reason: "设备在修" });
  const frozen = await fetch(centre.url + officePaths.starFreezes, { method: "POST", headers, body });
  expect(frozen.status).toBe(201);
  await untilJobIs(centre, centre.asCity.cookie, FreezeAsked.parse(await frozen.json()).job, "done");
};

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  const devices = await sendCity(centre);
  const [last, late] = [devices.at(-1), cityWindows.at(-1)];
  if (!last || !late) throw new Error("the city has no windows");
  await freezeMarch();
  nowMs = Date.parse("2026-04-08T01:00:00Z");
  const lateRating = shiftOf({ ...late, day: "2026-03-11", asked: 1, levels: [1, 0, 0, 0, 0] });
  await sendLater(last, "2026-04-08T08:00:00.000+08:00", lateRating);
  await centre.rollUp();
  await centre.sql`
    insert into flags values (${flagId}, 'bursts', 'A', '1', null, 'peers', '2026-03-09', '2026-03-15', 12, 4, 12, false,
      'open')`;
  token = await newToken(centre, [{ role: "city" }]);
  described = await readDocument(centre);
});
afterAll(() => centre.stop());

/** Every read with its filters; those of `both` have the same answer on the office's pages. */
const both: readonly (readonly [name: string, query: Query])[] = [
  ["figures", { ...march, by: "units" }],
  ["figures", { ...march, by: "windows", unit: "B" }],
  ["figures", { ...march, by: "staff", flagged: "without" }],
  ["newest-week", {}],
  ["trend", { ...march, unit: "A", window: "1" }],
  ["breakdowns", { ...march, kind: "matter" }],
  ["breakdowns", { ...march, kind: "channel" }],
  ["breakdowns", { ...march, kind: "hour", unit: "B" }],
  ["reasons", { ...march, unit: "B" }],
  ["stars", { ...march, by: "windows" }],
  ["stars", { ...march, by: "units" }],
  ["stars", { ...march, by: "windows", frozen: "yes" }],
  ["star-months", { month: march.from }],
  ["flags", { state: "open" }],
  ["flag", { id: flagId }],
  ["ratings", {}],
  ["items", { unit: "B" }],
  ["item", { number: "1" }],
  ["appeals", { unit: "B" }],
  ["item-figures", { ...march, unit: "B" }],
];
const apiOnly: typeof both = [
  ["units", {}],
  ["windows", { unit: "A" }],
  ["definitions", {}],
  ["frozen-months", {}],
  ["devices", {}],
  ["access-log", {}],
];

const read = async (name: string, query: Query): Promise<unknown> => {
  const answer = await askApi(centre, token, name, query);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/json; charset=utf-8"]);
  return answer.json();
};

describe("the API of the golden city", () => {
  test("is asked here for everything that its document names", () => {
    expect([...new Set([...both, ...apiOnly].map(([name]) => name))].toSorted()).toEqual(readsIn(described).toSorted());
  });
  test.each([...both, ...apiOnly])("answers %s %j by its schema", async (name, query) => {
    expect(await misfitOf(described, name, await askApi(centre, token, name, query))).toBeUndefined();
  });
  test.each(both)("answers %s %j like the office's pages", async (name, query) => {
    expect(await read(name, query)).toEqual(await pageAnswer(centre, name, query));
  });
});

describe("its numbers", () => {
  const figures = async (query: Query) => OfficeFigures.parse(await read("figures", { ...march, ...query }));
  const stars = async (query: Query) => OfficeStars.parse(await read("stars", { ...march, ...query }));

  test("are the golden ones in every window, with numerator and denominator, after the late rating", async () => {
    const { lines, definitionsVersion, switches, from, to } = await figures({ by: "windows", unit: "B" });
    expect([definitionsVersion, switches, from, to]).toEqual([
      "2026-1",
      { flagged: "with", favourable: "3-5" },
      "2026-03-01",
      "2026-03-31",
    ]);
    const shown = lines.map(({ key, figures: each }) => [key, each?.levels, each?.favourableRate, each?.coverage]);
    expect(shown).toEqual([
      [
        "1",
        [4, 6, 30, 110, 100],
        { numerator: 240, denominator: 250, value: 0.96 },
        { numerator: 250, denominator: 500, value: 0.5 },
      ],
      [
        "2",
        [4, 7, 10, 30, 50],
        { numerator: 90, denominator: 101, value: 90 / 101 },
        { numerator: 101, denominator: 261, value: 101 / 261 },
      ],
    ]);
    const { all } = await figures({ by: "units" });
    expect([all?.ratings, all?.negativeRatings, all?.favourableRate]).toEqual([
      ...[641, 25],
      { numerator: 616, denominator: 641, value: 616 / 641 },
    ]);
  });
  test("are the golden scores, frozen and as they are now, with the erratum between them", async () => {
    const scores = ({ lines }: OfficeStars) =>
      lines.map(({ unitCode, key, rated }) => [`${unitCode}${key}`, rated?.score.toFixed(6), rated?.stars]);
    const unchanged = [
      ["A1", "4.535178", 5],
      ["A2", "4.384517", 4],
      ["A3", undefined, undefined],
      ["B1", "4.069820", 3],
    ];
    const frozen = await stars({ by: "windows", frozen: "yes" });
    expect(scores(frozen)).toEqual([...unchanged, ["B2", "3.936906", 3]]);
    expect(
      frozen.errata.map(({ unitCode, key, before, after }) => [
        unitCode,
        key,
        before.score?.toFixed(6),
        after.score?.toFixed(6),
      ]),
    ).toEqual([["B", "2", "3.936906", "3.902747"]]);
    await centre.sql`update flags set state = 'cleared'`;
    expect(scores(await stars({ by: "windows" }))).toEqual([...unchanged, ["B2", "3.902747", 3]]);
    await centre.sql`update flags set state = 'open'`;
    const { months, next } = FrozenMonths.parse(await read("frozen-months", {}));
    expect([months.map(({ month, freeze }) => [month, freeze.reason]), next]).toEqual([[["2026-03-01", null]], null]);
  });
  test("come with the definitions that they name", async () => {
    const { definitionsVersion, favourable, definitions } = Definitions.parse(await read("definitions", {}));
    expect([definitionsVersion, favourable]).toEqual(["2026-1", "3-5"]);
    expect(definitions.find(({ figure }) => figure === "favourableRate")).toEqual({
      figure: "favourableRate",
      name: { zh: "好评率", en: "Favourable" },
      formula: { zh: "3–5 级评价 ÷ 全部评价", en: "Ratings of levels 3–5 ÷ all ratings" },
    });
  });
});
