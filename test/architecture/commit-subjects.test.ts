import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { projectFolder } from "./source-files.ts";

/** The last commit made before this rule. */
const firstCommit = "9da0f0d";
const mostCharacters = 72;

/** undefined where git is missing, or where this copy has no such history. */
const subjectsSince = (commit: string): readonly string[] | undefined => {
  try {
    const log = execFileSync("git", ["log", "--format=%s", `${commit}..HEAD`], { cwd: projectFolder, stdio: "pipe" });
    return log.toString("utf8").split("\n").filter(Boolean);
  } catch {
    return undefined;
  }
};

const fitting = /^[a-z][a-z -]*: \S/;

it("the subject of a commit names an area and is at most 72 characters long", () => {
  const wrong = (subjectsSince(firstCommit) ?? []).filter(
    (subject) => !fitting.test(subject) || [...subject].length > mostCharacters,
  );
  expect(wrong).toEqual([]);
});
