import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeMemoryFolder } from "./memory-folder.ts";
import { drawSampleSeed } from "./sampling.ts";

/**
 * All files that tests leave on the disk are in one folder, removed with the run: otherwise a day of runs leaves
 * gigabytes.
 */
export const setup = (): (() => void) => {
  drawSampleSeed();
  const folder = mkdtempSync(join(tmpdir(), "counterstar-run-"));
  // Like the system's own: PostgreSQL's user has to enter it, and a kiosk's user has its sockets there.
  chmodSync(folder, 0o1777);
  const names = process.platform === "win32" ? ["TEMP", "TMP"] : ["TMPDIR"];
  for (const name of names) process.env[name] = folder;
  // Servers and commands are started hundreds of times; each compiles the same files.
  process.env["NODE_COMPILE_CACHE"] = join(folder, "compiled");
  const memory = makeMemoryFolder();
  return () => {
    for (const each of [memory, folder]) rmSync(each, { recursive: true, force: true, maxRetries: 5 });
  };
};
