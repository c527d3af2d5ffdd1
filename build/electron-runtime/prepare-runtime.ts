import { ensureSystemPackages, type SystemNeeds } from "../system-packages.ts";
import type { ElectronRuntime } from "./electron-runtime.ts";
import { ensureSqliteFor, isSqliteCompiled, type SqliteBinding } from "./ensure-sqlite.ts";
import { type FindRuntimeOptions, findElectronRuntime } from "./find-electron-runtime.ts";

export interface PreparedRuntime {
  readonly runtime: ElectronRuntime;
  readonly sqlite: SqliteBinding;
}

/**
 * Prepares everything between a fresh `npm install` and a window: a runtime, the system's libraries, a SQLite that loads
 * in it. Quick when all of it is ready. Throws BuildProblem.
 */
export async function prepareRuntime(
  options: FindRuntimeOptions & Pick<SystemNeeds, "display" | "tests"> = {},
): Promise<PreparedRuntime> {
  const runtime = await findElectronRuntime(options);
  // Checked together, so that a person has one command to run. Only this runtime needs a compiler (see compile-sqlite).
  const compiler = runtime.source === "registry-fallback" && !isSqliteCompiled(options.environment);
  const { display = true, tests = false } = options;
  const needs = { executablePath: runtime.executablePath, display, compiler, tests };
  await ensureSystemPackages(needs, options);
  const sqlite = await ensureSqliteFor(runtime, options);
  return { runtime, sqlite };
}
