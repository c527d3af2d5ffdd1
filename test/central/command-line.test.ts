import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "../support/centre/run-command.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";

let centre: TestCentre;
beforeAll(async () => {
  centre = await startCentre();
});
afterAll(() => centre.stop());

const run = (...words: readonly string[]) => runCommand("../command-line", words, { DATABASE_URL: centre.databaseUrl });

test("help lists every command, and an unknown command exits with 1 and the same list", async () => {
  const help = await run("help");
  const names = [...help.output.matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name);
  expect([help.code, names.length, names.includes("codes"), names.includes("unlock-it-pin")]).toEqual([
    0,
    19,
    true,
    true,
  ]);
  const unknown = await run("enrolment-codes");
  expect([unknown.code, unknown.output]).toEqual([1, ""]);
  expect(unknown.errors).toContain("There is no command enrolment-codes.");
  expect(unknown.errors).toContain(help.output.trim());
});

test("a command gets its own options, and unlock-it-pin gets the one that it implies", async () => {
  const missing = await run("code", "--unit", "nowhere", "--window", "1");
  expect([missing.code, missing.errors.includes("There is no unit nowhere")]).toEqual([1, true]);
  const unset = await run("unlock-it-pin");
  expect([unset.code, unset.errors.includes("No IT PIN is set")]).toEqual([1, true]);
});
