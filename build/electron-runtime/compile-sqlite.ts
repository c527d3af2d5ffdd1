import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureSystemPackages } from "../system-packages.ts";
import { BuildProblem } from "./build-problem.ts";
import { makeFolderOnce } from "./make-folder-once.ts";
import { type Say, startProgress } from "./progress.ts";
import { packageFolder, packageVersion, projectFolder } from "./project-modules.ts";
import { lastLines, runCommand } from "./run-command.ts";

/**
 * better-sqlite3 13 asks for Node-API 10. The experimental interface declares the same functions without the version
 * check at load time, and the opt-out of the no-GC environment gives the old finalizer types. The result loads in
 * Node-API 9 (Electron 33, Node 20) and above.
 */
const compilerFlags = "-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT";
const gypFlags = ["--release", "--force_build=1"];
const TIME_LIMIT_MS = 30 * 60_000;
/** The name of a link in the copy. */
const headers = "node-headers";
const nativeName = "better_sqlite3.node";

/** The cache folder of the file compiled from this better-sqlite3, for this platform and these flags. */
export function compiledSqliteFolder(sqliteFolder: string, cacheFolder: string): string {
  const flags = createHash("sha256")
    .update([compilerFlags, ...gypFlags].join(" "))
    .digest("hex")
    .slice(0, 8);
  const version = packageVersion(sqliteFolder);
  return join(cacheFolder, `better-sqlite3-${version}-${process.platform}-${process.arch}-${flags}`);
}

/**
 * The native file of better-sqlite3 that also loads in older Node-APIs, compiled on first use and cached per user.
 * Downloads nothing. Throws "sqlite-compile-failed", "headers-missing" or "system-packages-missing".
 */
export async function compiledSqlite(sqliteFolder: string, cacheFolder: string, say: Say): Promise<string> {
  const folder = compiledSqliteFolder(sqliteFolder, cacheFolder);
  await makeFolderOnce(folder, say, async (staging) => {
    await ensureSystemPackages({ compiler: true }, { say });
    const workshop = await mkdtemp(join(tmpdir(), "counterstar-compile-"));
    try {
      const source = join(workshop, "source");
      await copySource(sqliteFolder, source);
      await compile(source, say);
      await copyFile(join(source, "build/Release", nativeName), join(staging, nativeName));
    } finally {
      await rm(workshop, { recursive: true, force: true });
    }
  });
  return join(folder, nativeName);
}

/**
 * A folder with `include/node/node_api.h`, for node-gyp's `--nodedir`: the npm package of Node 24 for this platform, so
 * that compiling downloads nothing. Throws "headers-missing".
 */
function nodeHeadersFolder(): string {
  const platformPackage = `node-${process.platform}-${process.arch}`;
  const folder = packageFolder(platformPackage);
  if (folder && existsSync(join(folder, "include/node/node_api.h"))) return folder;
  throw new BuildProblem(
    "headers-missing",
    `The headers of Node are not installed (the package ${platformPackage}). Run npm ci --include=optional.`,
    `未安装 Node 头文件（软件包 ${platformPackage}）。请执行 npm ci --include=optional。`,
  );
}

/**
 * A copy: compiling inside node_modules would leave objects there and disturb a program that runs from it. Every path
 * that make reads lies below the copy: make takes no path with a space, and the project's or the home folder's may have
 * one.
 */
async function copySource(sqliteFolder: string, source: string): Promise<void> {
  const unneeded = [join(sqliteFolder, "prebuilds"), join(sqliteFolder, "build")];
  await cp(sqliteFolder, source, { recursive: true, filter: (path) => !unneeded.includes(path) });
  const addonApi = packageFolder("node-addon-api", sqliteFolder);
  if (addonApi === undefined) throw compileFailed("node-addon-api is not installed (run npm install)");
  await cp(addonApi, join(source, "node_modules/node-addon-api"), { recursive: true });
  await symlink(nodeHeadersFolder(), join(source, headers));
}

async function compile(source: string, say: Say): Promise<void> {
  const nodeGyp = createRequire(join(projectFolder, "package.json")).resolve("node-gyp/bin/node-gyp.js");
  const progress = startProgress("Compiling SQLite for this Electron (once, one to three minutes)", say);
  const result = await runCommand(
    process.execPath,
    [nodeGyp, "rebuild", ...gypFlags, `--nodedir=${join(source, headers)}`, "--jobs=max"],
    { workingFolder: source, environment: { ...process.env, CXXFLAGS: compilerFlags }, timeLimitMs: TIME_LIMIT_MS },
  );
  progress.finish(result.exitCode === 0 ? "done" : "failed");
  if (result.exitCode !== 0) throw compileFailed(lastLines(result.output));
}

function compileFailed(reason: string): BuildProblem {
  return new BuildProblem(
    "sqlite-compile-failed",
    `better-sqlite3 could not be compiled for this Electron:\n${reason}`,
    "无法为当前 Electron 编译 better-sqlite3，详情见上。",
  );
}
