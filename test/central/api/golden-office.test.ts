import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OfficeFigures, type Rate } from "../../../contract/office/figures/figures.ts";
import { OfficeTrend } from "../../../contract/office/figures/trend.ts";
import type { TestCentre } from "../../support/centre/start-centre.ts";
import { askApi, misfitOf, newToken, pageAnswer, type Query, readDocument } from "./ask-api.ts";
import { startSmallOffice } from "./small-office.ts";

const week = { from: "2026-03-02", to: "2026-03-08" };

let centre: TestCentre;
let token: string;
beforeAll(async () => {
  centre = await startSmallOffice();
  token = await newToken(centre, [{ role: "leader", unitCode: "S" }]);
});
afterAll(() => centre.stop());

const read = async (name: string, query: Query): Promise<unknown> => {
  const asked = { ...week, ...query };
  expect(await misfitOf(await readDocument(centre), name, await askApi(centre, token, name, asked))).toBeUndefined();
  const answer = await (await askApi(centre, token, name, asked)).json();
  expect(answer).toEqual(await pageAnswer(centre, name, asked));
  return answer;
};

const rate = (numerator: number, denominator: number): Rate => ({
  numerator,
  denominator,
  value: numerator / denominator,
});

const golden = {
  ...{ opened: 40, cancelled: 3, unanswered: 9, answered: 28 },
  ...{ ratings: 30, promptedRatings: 28, walkUpRatings: 2, levels: [2, 3, 3, 7, 15] },
  ...{ negativeRatings: 5, raisedRatings: 1 },
  favourableRate: rate(25, 30),
  notDefaultFavourableRate: rate(25, 30),
  walkUpFavourableRate: rate(1, 2),
  unansweredRate: rate(9, 37),
  coverage: rate(28, 37),
  negativeShare: rate(5, 30),
  raisedShare: rate(1, 30),
};

describe("the API of the golden small office, for its leader", () => {
  test("has its figures to the last digit", async () => {
    const { all, switches } = OfficeFigures.parse(await read("figures", { unit: "S" }));
    expect([all, switches]).toEqual([golden, { flagged: "with", favourable: "3-5" }]);
  });
  test("has them in the trend too", async () => {
    const { points, definitionsVersion } = OfficeTrend.parse(await read("trend", { unit: "S" }));
    expect([points.at(-1), definitionsVersion]).toEqual([{ ...week, isRunning: false, figures: golden }, "2026-1"]);
  });
  test("shows P1, and P2 with P3 only together", async () => {
    const { lines } = OfficeFigures.parse(await read("figures", { unit: "S", by: "staff" }));
    expect(lines.map(({ key, figures }) => [key, figures?.ratings ?? null])).toEqual([
      ["P1", 14],
      ["P2", null],
      ["P3", null],
      [null, 16],
    ]);
  });
});
