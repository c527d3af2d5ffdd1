import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";

/** The folder that holds package.json and node_modules. */
export const projectFolder = resolve(import.meta.dirname, "../..");

/**
 * The folder of an installed package, found the way Node finds modules. `fromPackageFolder` starts the search inside
 * another package, for its own dependencies.
 * @returns undefined when it is not installed.
 */
export function packageFolder(name: string, fromPackageFolder = projectFolder): string | undefined {
  const searchFolders = createRequire(join(fromPackageFolder, "package.json")).resolve.paths(name) ?? [];
  // Not `resolve("name/package.json")`: a package's `exports` may hide its package.json.
  return searchFolders.map((folder) => join(folder, name)).find((folder) => existsSync(join(folder, "package.json")));
}

/** The `version` in the package.json of a package folder. */
export function packageVersion(folder: string): string {
  const description: { version: string } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return description.version;
}

/**
 * The user's folder for everything that is slow to make again (runtime, compiled SQLite). Follows the XDG base directory
 * rules: a relative `XDG_CACHE_HOME` is invalid and ignored.
 */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const xdgCacheHome = environment["XDG_CACHE_HOME"];
  const parent = xdgCacheHome && isAbsolute(xdgCacheHome) ? xdgCacheHome : join(homedir(), ".cache");
  return join(parent, "counterstar");
}
