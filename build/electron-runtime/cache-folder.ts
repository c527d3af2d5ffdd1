import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * The user's folder for everything that is slow to make again (runtime, compiled SQLite). Follows the XDG base directory
 * rules: a relative `XDG_CACHE_HOME` is invalid and ignored.
 */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const xdgCacheHome = environment["XDG_CACHE_HOME"];
  const parent = xdgCacheHome && isAbsolute(xdgCacheHome) ? xdgCacheHome : join(homedir(), ".cache");
  return join(parent, "counterstar");
}
