import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BuildProblem } from "./build-problem.ts";
import { compiledSqlite, compiledSqliteFolder } from "./compile-sqlite.ts";
import type { ElectronRuntime } from "./electron-runtime.ts";
import { probeRunsAsNode, probeSqlite } from "./probe-sqlite.ts";
import { type Say, sayOnStandardError } from "./progress.ts";
import { cacheFolder, packageFolder } from "./project-modules.ts";

/** better-sqlite3's native file that a runtime can use. */
export interface SqliteBinding {
  /** "shipped" with the package, or "compiled" here because the runtime is too old for the shipped file. */
  readonly origin: "shipped" | "compiled";
  /** Absolute, inside node_modules/better-sqlite3, where better-sqlite3 itself searches. */
  readonly nativeFile: string;
}

export interface EnsureSqliteOptions {
  readonly environment?: NodeJS.ProcessEnv;
  readonly say?: Say;
  /** For tests: another copy of better-sqlite3 than the installed one. */
  readonly sqliteFolder?: string;
}

/**
 * Makes `import "better-sqlite3"` work in this runtime, and proves it by a query in the runtime itself.
 *
 * A compiled file hides the shipped one, so it stays only while it loads; npm removes it with every new version. Throws
 * "sqlite-does-not-load" and the problems of compiling (see `compiledSqlite`).
 */
export async function ensureSqliteFor(
  runtime: Pick<ElectronRuntime, "executablePath" | "version">,
  options: EnsureSqliteOptions = {},
): Promise<SqliteBinding> {
  const say = options.say ?? sayOnStandardError;
  const sqliteFolder = options.sqliteFolder ?? packageFolder("better-sqlite3");
  if (sqliteFolder === undefined) throw doesNotLoad(runtime.version, "it is not installed (run npm install)");
  const probe = (nativeFile: string): Promise<string | undefined> =>
    probeSqlite(runtime.executablePath, sqliteFolder, nativeFile);
  const shipped = shippedFile(sqliteFolder);
  const placed = placedFile(sqliteFolder);
  const compiledBinding: SqliteBinding = { origin: "compiled", nativeFile: placed };
  if (existsSync(placed) && (await probe(placed)) === undefined) return compiledBinding;
  if (shipped && (await probe(shipped)) === undefined) {
    await rm(placed, { force: true });
    return { origin: "shipped", nativeFile: shipped };
  }
  // Compiling takes a minute and cannot help a program that does not start.
  const whyNotRunning = await probeRunsAsNode(runtime.executablePath);
  if (whyNotRunning !== undefined) throw doesNotLoad(runtime.version, `it does not run as Node: ${whyNotRunning}`);
  await placeCompiled(sqliteFolder, cacheFolder(options.environment), probe, runtime.version, say);
  return compiledBinding;
}

/** Whether a compiled file exists, in place or in the cache; whether it loads is checked later. */
export function isSqliteCompiled(environment: NodeJS.ProcessEnv | undefined): boolean {
  const sqliteFolder = packageFolder("better-sqlite3");
  if (sqliteFolder === undefined) return false;
  const cached = compiledSqliteFolder(sqliteFolder, cacheFolder(environment));
  return existsSync(placedFile(sqliteFolder)) || existsSync(cached);
}

type Probe = (nativeFile: string) => Promise<string | undefined>;

async function placeCompiled(
  sqliteFolder: string,
  cache: string,
  probe: Probe,
  version: string,
  say: Say,
): Promise<void> {
  let compiled = await compiledSqlite(sqliteFolder, cache, say);
  if ((await probe(compiled)) !== undefined) {
    // The home folder may have moved to an older system: compile again here.
    await rm(compiledSqliteFolder(sqliteFolder, cache), { recursive: true, force: true });
    compiled = await compiledSqlite(sqliteFolder, cache, say);
  }
  const whyNot = await probe(compiled);
  if (whyNot !== undefined) throw doesNotLoad(version, whyNot);
  await place(compiled, placedFile(sqliteFolder));
}

/** Replaces the file by a rename: a process that has loaded the old file keeps it, and no process sees half a file. */
async function place(source: string, destination: string): Promise<void> {
  if (existsSync(destination) && (await readFile(source)).equals(await readFile(destination))) return;
  await mkdir(dirname(destination), { recursive: true });
  const temporary = `${destination}.${process.pid}`;
  await copyFile(source, temporary);
  await rename(temporary, destination);
}

function placedFile(sqliteFolder: string): string {
  return join(sqliteFolder, "build/Release/better_sqlite3.node");
}

function shippedFile(sqliteFolder: string): string | undefined {
  const file = join(sqliteFolder, "prebuilds", `${process.platform}-${process.arch}.node`);
  return existsSync(file) ? file : undefined;
}

function doesNotLoad(version: string, reason: string): BuildProblem {
  return new BuildProblem(
    "sqlite-does-not-load",
    `better-sqlite3 does not work in Electron ${version}: ${reason}`,
    `better-sqlite3 无法在 Electron ${version} 中运行，原因见上。`,
  );
}
