import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectFolder } from "../../build/electron-runtime/project-modules.ts";

const lock: { readonly packages: Record<string, { readonly gypfile?: boolean; readonly resolved?: string }> } =
  JSON.parse(readFileSync(join(projectFolder, "package-lock.json"), "utf8"));

it("the lock file keeps npm from compiling better-sqlite3, which a machine without a compiler could not", () => {
  // `npm install` drops this line; put it back by hand after the integrity of the entry.
  expect(lock.packages["node_modules/better-sqlite3"]?.gypfile).toBe(false);
});

it("the lock file names no registry, so that it works with everybody's", () => {
  const bound = Object.entries(lock.packages).filter(([, { resolved }]) => resolved?.startsWith("http"));
  expect(bound.map(([name]) => name)).toEqual([]);
});
