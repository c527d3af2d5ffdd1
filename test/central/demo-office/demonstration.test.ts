import { afterAll, beforeAll, expect, test } from "vitest";
import { demonstrationWindows } from "../../../build/demonstration/windows.ts";
import { type Demonstration, demonstrationQuestion } from "../../../contract/office/demonstration.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { addAccount, logInAs, sendAsPage } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let nowMs = Date.parse("2026-11-30T01:00:00.000Z");
let demonstration: TestCentre;
let office: TestCentre;
beforeAll(async () => {
  demonstration = await startCentre({ demo: true, clock: () => nowMs });
  office = await startCentre();
  for (const centre of [demonstration, office]) await addAccount(centre, "reader", [{ role: "auditor" }]);
});
afterAll(async () => {
  await demonstration.stop();
  await office.stop();
});

const report = async ({ url, asCity }: TestCentre, body: unknown): Promise<number> => {
  const headers = { ...asCity, "content-type": "application/json" };
  const path = url + officePaths.demonstrationProgress;
  return (await fetch(path, { method: "POST", headers, body: JSON.stringify(body) })).status;
};

/** As a person's page does: a program has no use for it. */
const read = async (centre: TestCentre): Promise<Demonstration> => {
  const cookie = await logInAs(centre, "reader");
  return demonstrationQuestion.schema.parse(
    await (await sendAsPage(centre, demonstrationQuestion.path, { cookie })).json(),
  );
};

test("only the centre of the demonstration office reports that it is a demonstration", async () => {
  expect(await read(demonstration)).toEqual({ isDemonstration: true, writtenShare: null });
  expect(await read(office)).toEqual({ isDemonstration: false, writtenShare: null });
  expect(await report(office, { share: 0.5 })).toBe(404);
  expect((await read(office)).writtenShare).toBeNull();
});

test("progress is shown until all is written, or until the reports have stopped", async () => {
  expect(await report(demonstration, { share: 2 })).toBe(400);
  expect(await report(demonstration, { share: 0.43 })).toBe(204);
  expect((await read(demonstration)).writtenShare).toBe(0.43);
  nowMs += 15_000;
  expect((await read(demonstration)).writtenShare).toBeNull();
  expect(await report(demonstration, { share: 1 })).toBe(204);
  expect((await read(demonstration)).writtenShare).toBeNull();
});

test("the supervisor has a window with sixty days of ratings", async () => {
  const [grant] = await demonstration.sql`
    select unit_code as "unitCode", window_number as "windowNumber" from account_grants where role = 'supervisor'`;
  expect(demonstrationWindows).toContainEqual(expect.objectContaining({ ...grant }));
});
