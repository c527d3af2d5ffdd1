import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OfficeFigures, type Rate } from "../../../contract/office/figures/figures.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { OfficeBrief } from "../../../contract/office/today/brief.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { goldenWeek, mondayMs, sendGoldenWeek } from "./golden-week.ts";

let centre: TestCentre;
let [leader, supervisor, city, auditor] = ["", "", "", ""];
let nowMs = Date.parse("2026-03-14T01:00:00Z");
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await sendGoldenWeek(centre);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: "A" }]);
  await addAccount(centre, "supervisor", [{ role: "supervisor", unitCode: "A", windowNumber: "1" }]);
  await addAccount(centre, "city", [{ role: "city" }]);
  await addAccount(centre, "auditor", [{ role: "auditor" }]);
  nowMs = mondayMs;
  await centre.rollUp();
  [leader, supervisor] = [await logInAs(centre, "leader"), await logInAs(centre, "supervisor")];
  [city, auditor] = [await logInAs(centre, "city"), await logInAs(centre, "auditor")];
});
afterAll(() => centre.stop());

const ask = (query: Readonly<Record<string, string>>, cookie: string): Promise<Response> =>
  sendAsPage(centre, `${officePaths.brief}?${new URLSearchParams(query)}`, { cookie });

const read = async (query: Readonly<Record<string, string>>, cookie = leader): Promise<OfficeBrief> => {
  const answer = await ask(query, cookie);
  if (answer.status !== 200) throw new Error(await answer.text());
  return OfficeBrief.parse(await answer.json());
};

const percent = (rate: Rate | undefined): string => `${((rate?.value ?? Number.NaN) * 100).toFixed(2)} %`;

describe("the brief of a week", () => {
  test("has the golden numbers of the last finished week, and those of the week before", async () => {
    const { week, weekBefore, ...brief } = await read({ unit: "A" });
    expect([week.from, week.to, brief.isRunning, brief.unitName?.zh]).toEqual([
      goldenWeek.from,
      goldenWeek.to,
      false,
      "A单位",
    ]);
    expect(week.figures).toMatchObject({ opened: 180, cancelled: 4, answered: 76, unanswered: 100, ratings: 78 });
    expect(week.figures?.levels).toEqual([1, 1, 3, 18, 55]);
    expect(week.figures).toMatchObject({ walkUpRatings: 2, negativeRatings: 2 });
    expect([percent(week.figures?.favourableRate), percent(week.figures?.unansweredRate)]).toEqual([
      "97.44 %",
      "56.82 %",
    ]);
    expect(week.unquestioned).toEqual(week.figures);
    expect([weekBefore.from, weekBefore.to, weekBefore.figures?.negativeRatings, weekBefore.figures?.ratings]).toEqual([
      "2026-03-02",
      "2026-03-08",
      3,
      60,
    ]);
    expect(brief.reasons.negativeRatings).toBe(2);
    expect(brief.reasons.reasons.map(({ code, ratings }) => [code, ratings])).toEqual([
      ["108", 1],
      ["109", 1],
      ["110", 1],
      ["207", 1],
      ["208", 1],
    ]);
  });

  test("tells the same figures as the page of the figures", async () => {
    const { week } = await read({ unit: "A" });
    for (const [flagged, figures] of [
      ["with", week.figures],
      ["without", week.unquestioned],
    ] as const) {
      const query = new URLSearchParams({ ...goldenWeek, unit: "A", by: "units", flagged });
      const answer = await sendAsPage(centre, `${officePaths.figures}?${query}`, { cookie: leader });
      expect(OfficeFigures.parse(await answer.json()).all).toEqual(figures);
    }
  });

  test("names the devices that have not reported since the last working day of the week", async () => {
    const { missing } = await read({ unit: "A" });
    expect([missing.since, missing.count]).toEqual(["2026-03-13", 1]);
    expect(missing.devices.map(({ windowNumber, why, reportedAt }) => [windowNumber, why, reportedAt])).toEqual([
      ["2", "silent", "2026-03-11T09:00:00.000+08:00"],
    ]);
  });

  test("is of the whole office for those who read all of it", async () => {
    for (const cookie of [city, auditor]) {
      const { week, unitCode, missing } = await read({}, cookie);
      expect([unitCode, week.figures?.ratings, week.figures?.negativeRatings, missing.count]).toEqual([
        null,
        118,
        7,
        1,
      ]);
    }
    expect((await read({ unit: "B" }, city)).week.figures?.levels).toEqual([3, 2, 5, 10, 20]);
  });

  test("says that a running week is not over, and refuses days that are no week", async () => {
    const running = await read({ unit: "A", from: "2026-03-16", to: "2026-03-22" });
    expect([running.isRunning, running.week.figures?.ratings]).toEqual([true, 0]);
    expect(running.weekBefore.figures?.ratings).toBe(78);
    for (const query of [{ from: "2026-03-01", to: "2026-03-31" }, { from: "2026-03-09" }]) {
      expect(await outcomeOf(await ask({ ...query, unit: "A" }, leader))).toBe("period-not-fixed");
    }
  });

  test("of a place outside the scope is not found, in the same words as of an unknown one", async () => {
    const unknown = await ask({ unit: "NO-SUCH-UNIT" }, leader);
    const body = await unknown.text();
    expect([unknown.status, (JSON.parse(body) as { code: string }).code]).toEqual([404, "not-found"]);
    for (const [query, cookie] of [
      [{ unit: "B" }, leader],
      [{}, leader],
      [{ unit: "B" }, supervisor],
      [{ unit: "A" }, supervisor],
      [{ unit: "NO-SUCH-UNIT" }, city],
    ] as const) {
      const answer = await ask(query, cookie);
      expect([answer.status, await answer.text()]).toEqual([404, body]);
    }
  });

  test("is a look in the access log, with the place and the week", async () => {
    await read({ unit: "A", ...goldenWeek });
    const rows = await centre.sql<{ actor: string; subject: unknown }[]>`
      select actor, subject from access_log where action = 'brief-read' and actor = 'leader'
        and subject ->> 'from' = ${goldenWeek.from}`;
    expect(rows).toEqual([{ actor: "leader", subject: { unitCode: "A", ...goldenWeek } }]);
  });
});
