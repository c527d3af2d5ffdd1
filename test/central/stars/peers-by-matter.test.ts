import { afterAll, beforeAll, expect, test } from "vitest";
import type { FiguresBy } from "../../../contract/office/figures/figures.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { FreezeAsked } from "../../../contract/office/stars/star-months.ts";
import { OfficeStars } from "../../../contract/office/stars/stars.ts";
import { untilJobIs } from "../../support/centre/exports.ts";
import { addAccount, logInAs, sendAsPage } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { addCity, cityWindows, sendMonth } from "./city-month.ts";

const matters = ["社保", "户籍", "户籍", "社保", "户籍"];

let centre: TestCentre;
let city: string;
let nowMs = Date.parse("2026-03-31T03:00:00Z");
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await addCity(centre);
  for (const [index, window] of cityWindows.entries()) {
    await sendMonth(centre, { ...window, matter: matters[index] ?? "" });
  }
  await centre.rollUp();
  await addAccount(centre, "city", [{ role: "city" }]);
  city = await logInAs(centre, "city");
});
afterAll(() => centre.stop());

const march = { from: "2026-03-01", to: "2026-03-31" };

const placesOf = async (by: FiguresBy, query: object = march): Promise<readonly string[]> => {
  const search = new URLSearchParams(Object.entries({ ...query, by }));
  const answer = await sendAsPage(centre, `${officePaths.stars}?${search}`, { cookie: city });
  const { lines } = OfficeStars.parse(await answer.json());
  return lines.map(({ unitCode, key, rated }) => {
    const place = rated && `${rated.place.best}–${rated.place.worst} of ${rated.place.among} ${rated.place.matter}`;
    return `${unitCode}${key ?? ""} ${place}`;
  });
};

const setFewestPeers = async (fewestPeers: number | null): Promise<void> => {
  const path = `${officePaths.stars}?${new URLSearchParams({ ...march, by: "units" })}`;
  const { policy } = OfficeStars.parse(await (await sendAsPage(centre, path, { cookie: city })).json());
  const body = { base: policy.version, policy: { ...policy.policy, fewestPeers } };
  expect((await sendAsPage(centre, officePaths.starPolicies, { body, cookie: city })).status).toBe(201);
};

const ofAll = ["A1 1–2 of 4 null", "A2 1–2 of 4 null", "A3 null", "B1 3–4 of 4 null", "B2 3–4 of 4 null"];
const ofMatters = ["A1 1–1 of 2 社保", "A2 1–1 of 2 户籍", "A3 null", "B1 2–2 of 2 社保", "B2 2–2 of 2 户籍"];

test("places are among all until the month has ended, and where too few share a main matter", async () => {
  await setFewestPeers(2);
  expect(await placesOf("windows")).toEqual(ofAll);
  nowMs = Date.parse("2026-04-01T01:00:00Z");
  city = await logInAs(centre, "city");
  await setFewestPeers(3);
  await centre.rollUp();
  expect(await placesOf("windows")).toEqual(ofAll);
});

test("places are among those with the same main matter, of a unit the one with the most ratings", async () => {
  await setFewestPeers(2);
  expect(await placesOf("windows")).toEqual(ofMatters);
  expect(await placesOf("units")).toEqual(["A 1–1 of 2 社保", "B 2–2 of 2 社保"]);
  expect((await placesOf("staff")).at(-1)).toBe("B202 2–2 of 2 户籍");
  expect(await placesOf("windows", { from: "2026-01-01", to: "2026-03-31" })).toEqual(ofMatters);
});

test("fewer than ten ratings about a matter make no main matter", async () => {
  const rows = await centre.sql<{ key: string }[]>`
    select key from main_matters where kind = 'window' and unit_code = 'A' order by key`;
  expect(rows.map(({ key }) => key)).toEqual(["1", "2"]);
});

test("a frozen month keeps its groups and the rules that made them", async () => {
  const order = { month: march.from, reason: "设备不等" };
  const asked = await sendAsPage(centre, officePaths.starFreezes, { body: order, cookie: city });
  await untilJobIs(centre, city, FreezeAsked.parse(await asked.json()).job, "done");
  await setFewestPeers(null);
  expect(await placesOf("windows")).toEqual(ofAll);
  expect(await placesOf("windows", { ...march, frozen: "yes" })).toEqual(ofMatters);
});

test("a month frozen before there were groups has the places among all", async () => {
  await centre.sql`alter table frozen_stars disable trigger user`;
  await centre.sql`update frozen_stars set rated = rated #- '{place,matter}'`;
  const places = await placesOf("windows", { ...march, frozen: "yes" });
  expect(places[0]).toBe("A1 1–1 of 2 null");
});
