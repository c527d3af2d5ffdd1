import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "../../support/centre/run-command.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { askApi } from "../api/ask-api.ts";

let centre: TestCentre;
beforeAll(async () => {
  centre = await startCentre();
});
afterAll(() => centre.stop());

const newToken = (unitCode: string) =>
  runCommand("new-token", ["--name", "大屏", "--role", "leader", "--unit", unitCode], {
    DATABASE_URL: centre.databaseUrl,
  });

test("new-token prints a token for a unit of the roster", async () => {
  const { code, output } = await newToken(sampleUnitCode);
  expect([code, (await askApi(centre, output.trim(), "units")).status]).toEqual([0, 200]);
});

test("new-token issues none for a unit that the roster does not have, and names it", async () => {
  const { code, output, errors } = await newToken("330100-NONE");
  expect([code, output]).toEqual([1, ""]);
  expect(errors).toContain("没有编码为“330100-NONE”的单位或窗口");
  expect((await centre.sql`select from access_tokens where grants::text like '%NONE%'`).count).toBe(0);
});
