import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readStars } from "../../../central/stars/read-stars.ts";
import type { FiguresBy } from "../../../contract/office/figures/figures.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { StarPolicyVersion } from "../../../contract/office/stars/star-policy.ts";
import { OfficeStars, type StarLine } from "../../../contract/office/stars/stars.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { wholeFor } from "../figures/read-figures.ts";
import { cityWindows, sendCity, sendLater, shiftOf } from "./city-month.ts";

let centre: TestCentre;
let city: string;
beforeAll(async () => {
  centre = await startCentre({ clock: () => Date.parse("2026-04-01T01:00:00Z") });
  const [first] = await sendCity(centre);
  const [window] = cityWindows;
  if (!first || !window) throw new Error("no such window");
  // A rating in a week with fewer than ten: no table shows it.
  const quiet = shiftOf({ ...window, day: "2026-03-24", asked: 1, levels: [1, 0, 0, 0, 0] });
  await sendLater(first, "2026-03-31T12:00:00.000+08:00", quiet);
  await centre.rollUp();
  await addAccount(centre, "city", [{ role: "city" }]);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: "B" }]);
  await addAccount(centre, "supervisor", [{ role: "supervisor", unitCode: "A", windowNumber: "2" }]);
  city = await logInAs(centre, "city");
});
afterAll(() => centre.stop());

const march = { from: "2026-03-01", to: "2026-03-31" };

const ask = (query: Readonly<Record<string, string>>, cookie = city): Promise<Response> =>
  sendAsPage(centre, `${officePaths.stars}?${new URLSearchParams(query)}`, { cookie });

const read = async (by: FiguresBy, cookie = city, more = {}): Promise<OfficeStars> => {
  const answer = await ask({ ...march, by, ...more }, cookie);
  if (answer.status !== 200) throw new Error(await answer.text());
  return OfficeStars.parse(await answer.json());
};

const shown = ({ unitCode, key, state, rated }: StarLine) => [
  `${unitCode}${key ?? ""}`,
  state,
  rated?.score.toFixed(6),
  rated?.stars,
  rated && `${rated.place.best}–${rated.place.worst}`,
];

const windowsOfCity = [
  ["A1", "rated", "4.535178", 5, "1–2"],
  ["A2", "rated", "4.384517", 4, "1–2"],
  ["A3", "too-few", undefined, undefined, null],
  ["B1", "rated", "4.069820", 3, "3–4"],
  ["B2", "rated", "3.936906", 3, "3–4"],
];

describe("the stars of a month", () => {
  test("are those of the city in March 2026, with their counts", async () => {
    const { lines, policy, formulaVersion, next } = await read("windows");
    expect(lines.map(shown)).toEqual(windowsOfCity);
    expect([policy.version, formulaVersion, next]).toEqual([2, 1, null]);
    expect(lines.map(({ isPartial }) => isPartial)).toEqual([true, false, true, false, false]);
    expect(lines.map(({ counts }) => counts)).toEqual([
      { answered: 200, unanswered: 200, levels: [1, 2, 9, 40, 148] },
      { answered: 90, unanswered: 210, levels: [0, 1, 4, 25, 60] },
      null,
      { answered: 250, unanswered: 250, levels: [4, 6, 30, 110, 100] },
      { answered: 100, unanswered: 160, levels: [3, 7, 10, 30, 50] },
    ]);
  });

  test("exist for units and people, of published counts alone", async () => {
    const units = (await read("units")).lines.map(shown);
    expect(units.map(([unit, state, , stars, place]) => [unit, state, stars, place])).toEqual([
      ["A", "rated", 5, "1–1"],
      ["B", "rated", 3, "2–2"],
    ]);
    const people = (await read("staff")).lines;
    expect(people.map(({ key, counts, state }) => [key, counts?.levels ?? null, state])).toEqual([
      ["101", [1, 2, 9, 40, 148], "rated"],
      ["102", [0, 1, 4, 25, 60], "rated"],
      ["103", null, "too-few"],
      ["201", [4, 6, 30, 110, 100], "rated"],
      ["202", [3, 7, 10, 30, 50], "rated"],
    ]);
  });

  test("show no count that the figures of the same days do not show", async () => {
    const figures = await wholeFor(centre, march);
    for (const by of ["units", "windows", "staff"] as const) {
      const named = figures[by].filter(({ key }) => by === "units" || key !== null);
      const shownThere = named.map(({ unitCode, key, figures: each, isPartial }) => [
        ...[unitCode, key, isPartial],
        each && { answered: each.answered, unanswered: each.unanswered, levels: each.levels },
      ]);
      const shownHere = (await read(by)).lines.map(({ unitCode, key, isPartial, counts }) => [
        ...[unitCode, key, isPartial, counts],
      ]);
      expect(shownHere).toEqual(shownThere);
    }
  });

  test("are shown within the reader's place, with the same place ranges", async () => {
    const leader = await logInAs(centre, "leader");
    expect((await read("windows", leader)).lines.map(shown)).toEqual(windowsOfCity.slice(3));
    expect((await read("units", leader)).lines.map(({ unitCode }) => unitCode)).toEqual(["B"]);
    const supervisor = await logInAs(centre, "supervisor");
    expect((await read("windows", supervisor)).lines.map(shown)).toEqual(windowsOfCity.slice(1, 2));
    expect((await read("staff", supervisor)).lines).toEqual([]);
  });

  test("of one unit, or after a line of an earlier answer, are a part of the same table", async () => {
    expect((await read("windows", city, { unit: "A" })).lines.map(shown)).toEqual(windowsOfCity.slice(0, 3));
    const after = JSON.stringify(["A", "2"]);
    expect((await read("windows", city, { after })).lines.map(shown)).toEqual(windowsOfCity.slice(2));
  });

  test("are refused for a week", async () => {
    const week = { from: "2026-03-09", to: "2026-03-15" };
    expect(await outcomeOf(await ask(week))).toBe("star-period-not-fixed");
    expect(await outcomeOf(await ask({ from: "2026-01-01", to: "2026-03-31" }))).toBe(200);
    expect(await outcomeOf(await ask({ ...march, after: "A2" }))).toBe("request-invalid");
  });
});

test("a window with a signal that nobody has resolved waits, and is no peer of the others", async () => {
  const asked = { scope: { isAll: true }, days: march, by: "windows", unit: null, after: null } as const;
  const { lines } = await readStars(centre.sql, asked, async () => [{ unitCode: "B", windowNumber: "1" }]);
  expect(lines.map(shown)).toEqual([
    ...windowsOfCity.slice(0, 3),
    ["B1", "in-question", undefined, undefined, null],
    ["B2", "rated", "3.936906", 3, "3–3"],
  ]);
});

describe("the rules for stars", () => {
  const change = (body: unknown, cookie = city) => sendAsPage(centre, officePaths.starPolicies, { body, cookie });

  test("change in versions that stay as they are", async () => {
    const { policy } = (await read("windows")).policy;
    const stricter = { ...policy, thresholds: [3.2, 3.95, 4.2, 4.54], fewestRatings: 150 };
    const made = StarPolicyVersion.parse(await (await change({ base: 2, policy: stricter })).json());
    expect(made).toEqual({ version: 3, policy: stricter, madeAt: made.madeAt, madeBy: "city" });
    expect((await read("windows")).lines.map(({ state, rated }) => rated?.stars ?? state)).toEqual([
      ...[4, "too-few", "too-few"],
      ...[3, "too-few"],
    ]);
    expect(await outcomeOf(await change({ base: 2, policy }))).toBe("star-policy-moved");
    expect(await outcomeOf(await change({ base: 3, policy }))).toBe(201);
    expect((await read("windows")).lines.map(shown)).toEqual(windowsOfCity);
    for (const statement of ["update star_policies set version = 9", "delete from star_policies"]) {
      await expect(centre.sql(Object.assign([statement], { raw: [statement] }))).rejects.toThrow("append-only");
    }
  });

  test("have rising thresholds and at least ten ratings", async () => {
    const { policy } = (await read("windows")).policy;
    const bad = [
      { ...policy, thresholds: [4, 3, 4.2, 4.5] },
      { ...policy, fewestRatings: 5 },
    ];
    for (const each of bad) expect(await outcomeOf(await change({ base: 4, policy: each }))).toBe("request-invalid");
  });
});
