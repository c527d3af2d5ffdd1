import { afterAll, beforeAll, expect, test } from "vitest";
import { demonstrationQuestion } from "../../../contract/office/demonstration.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let nowMs = Date.parse("2026-11-30T01:00:00.000Z");
let demonstration: TestCentre;
let office: TestCentre;
beforeAll(async () => {
  demonstration = await startCentre({ demo: true, clock: () => nowMs });
  office = await startCentre();
});
afterAll(async () => {
  await demonstration.stop();
  await office.stop();
});

const report = async ({ url, officeKey }: TestCentre, body: unknown): Promise<number> => {
  const headers = { authorization: `Bearer ${officeKey}`, "content-type": "application/json" };
  const path = url + officePaths.demonstrationProgress;
  return (await fetch(path, { method: "POST", headers, body: JSON.stringify(body) })).status;
};

test("only the centre of the demonstration office reports that it is a demonstration", async () => {
  expect(await askOffice(demonstration, demonstrationQuestion)).toEqual({ isDemonstration: true, writtenShare: null });
  expect(await askOffice(office, demonstrationQuestion)).toEqual({ isDemonstration: false, writtenShare: null });
  expect(await report(office, { share: 0.5 })).toBe(404);
  expect((await askOffice(office, demonstrationQuestion)).writtenShare).toBeNull();
});

test("progress is shown until all is written, or until the reports have stopped", async () => {
  expect(await report(demonstration, { share: 2 })).toBe(400);
  expect(await report(demonstration, { share: 0.43 })).toBe(204);
  expect((await askOffice(demonstration, demonstrationQuestion)).writtenShare).toBe(0.43);
  nowMs += 15_000;
  expect((await askOffice(demonstration, demonstrationQuestion)).writtenShare).toBeNull();
  expect(await report(demonstration, { share: 1 })).toBe(204);
  expect((await askOffice(demonstration, demonstrationQuestion)).writtenShare).toBeNull();
});
