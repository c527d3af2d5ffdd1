import { spawn } from "node:child_process";
import { expect, it } from "vitest";
import { endingOf, endingText } from "../../build/start/ending.ts";

it.each([
  ["process.exit(0)", "The centre was closed."],
  ["process.exit(3)", "The centre ended with exit code 3. Its log: centre.log"],
  ["process.kill(process.pid, 'SIGKILL')", "The centre ended by SIGKILL. Its log: centre.log"],
])("after %s the terminal says why the centre ended", async (script, sentence) => {
  const ending = await endingOf(spawn(process.execPath, ["-e", script]));
  expect(endingText("The centre", ending, "centre.log")).toBe(sentence);
});
