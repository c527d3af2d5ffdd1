import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ensureSqliteFor } from "../../build/electron-runtime/ensure-sqlite.ts";
import { prepareRuntime } from "../../build/electron-runtime/prepare-runtime.ts";
import { packageFolder } from "../../build/electron-runtime/project-modules.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const FIRST_TIME_MS = 15 * 60_000;
const shippedName = `prebuilds/${process.platform}-${process.arch}.node`;

/** A copy of the installed package as npm delivers it, without a compiled build. */
function freshSqlitePackage(): { readonly folder: string; readonly shipped: string; readonly placed: string } {
  const folder = join(temporaryFolder(), "better-sqlite3");
  const installed = packageFolder("better-sqlite3") ?? "";
  for (const part of ["package.json", "lib", shippedName])
    cpSync(join(installed, part), join(folder, part), { recursive: true });
  return { folder, shipped: join(folder, shippedName), placed: join(folder, "build/Release/better_sqlite3.node") };
}

function placeBuild(placed: string, write: () => void): void {
  mkdirSync(join(placed, ".."), { recursive: true });
  write();
}

// The Node of the tests stands in for an Electron that is new enough for the shipped file.
const newEnough = { executablePath: process.execPath, version: "45.4.1" };

describe("ensureSqliteFor a new runtime", () => {
  it("uses the shipped file and compiles nothing", async () => {
    const { folder, shipped, placed } = freshSqlitePackage();
    const environment = { XDG_CACHE_HOME: temporaryFolder() };
    expect(await ensureSqliteFor(newEnough, { sqliteFolder: folder, environment })).toEqual({
      origin: "shipped",
      nativeFile: shipped,
    });
    expect(existsSync(placed)).toBe(false);
    expect(readdirSync(environment.XDG_CACHE_HOME)).toEqual([]);
  });

  it("removes a build that does not load, because it would hide the shipped file", async () => {
    const { folder, shipped, placed } = freshSqlitePackage();
    placeBuild(placed, () => writeFileSync(placed, "built for something else"));
    expect(await ensureSqliteFor(newEnough, { sqliteFolder: folder })).toEqual({
      origin: "shipped",
      nativeFile: shipped,
    });
    expect(existsSync(placed)).toBe(false);
  });

  it("keeps a build that loads", async () => {
    const { folder, shipped, placed } = freshSqlitePackage();
    placeBuild(placed, () => cpSync(shipped, placed));
    expect(await ensureSqliteFor(newEnough, { sqliteFolder: folder })).toEqual({
      origin: "compiled",
      nativeFile: placed,
    });
  });
});

describe("ensureSqliteFor other runtimes", () => {
  it("does not start compiling for a program that cannot run", async () => {
    const environment = { XDG_CACHE_HOME: temporaryFolder() };
    const options = { sqliteFolder: freshSqlitePackage().folder, environment };
    const ensuring = ensureSqliteFor({ executablePath: "/bin/false", version: "0.0.0" }, options);
    await expect(ensuring).rejects.toMatchObject({ code: "sqlite-does-not-load" });
    expect(readdirSync(environment.XDG_CACHE_HOME)).toEqual([]);
  });

  it("replaces a damaged build with the cached one where the shipped file is too new", {
    timeout: FIRST_TIME_MS,
  }, async ({ skip }) => {
    const { runtime, sqlite } = await prepareRuntime();
    if (sqlite.origin === "shipped") skip();
    const { folder, placed } = freshSqlitePackage();
    placeBuild(placed, () => writeFileSync(placed, "damaged"));
    expect(await ensureSqliteFor(runtime, { sqliteFolder: folder })).toEqual({
      origin: "compiled",
      nativeFile: placed,
    });
    expect(readdirSync(join(placed, ".."))).toEqual(["better_sqlite3.node"]);
  });
});
