import { afterAll, beforeAll, expect, test } from "vitest";
import { inspectLastMonth } from "../../../build/demonstration/inspect-last-month.ts";
import { logInAs } from "../../../build/demonstration/person.ts";
import { drawsQuestion, OfficeDraw } from "../../../contract/office/inspection/draws.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { question } from "../../../contract/office/question.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { sendCity } from "../stars/city-month.ts";

let nowMs = Date.parse("2026-03-31T03:00:00Z");
let centre: TestCentre;
beforeAll(async () => {
  centre = await startCentre({ demo: true, clock: () => nowMs });
  await sendCity(centre);
  nowMs = Date.parse("2026-04-01T01:00:00Z");
});
afterAll(() => centre.stop());

const invented = () => ({ centreUrl: centre.url, password: centre.demoPassword ?? "" });

test("a demonstration has one draw of last month, made by the job, with ratings that were opened", async () => {
  await inspectLastMonth(invented(), nowMs);
  // A second start of the demonstration adds nothing.
  await inspectLastMonth(invented(), nowMs);
  const { ask } = await logInAs(centre.url, "auditor", invented().password);
  const { draws } = await ask(drawsQuestion);
  expect(draws.map(({ number, from, to, isFrozen, drawnBy }) => [number, from, to, isFrozen, drawnBy])).toEqual([
    [1, "2026-03-01", "2026-03-31", true, "督查"],
  ]);
  const { ratings } = await ask(question(`${officePaths.draw}?number=1`, OfficeDraw));
  expect(ratings.map(({ readings }) => readings.length)).toEqual([1, 1, 1, ...ratings.slice(3).map(() => 0)]);
  expect([ratings.length, ratings[0]?.readings[0]?.readBy]).toEqual([draws[0]?.drawn, "督查"]);
});
