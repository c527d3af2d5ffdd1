import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawSampleSeed } from "./sampling.ts";

/** What tests leave on the disk lies in one folder, which goes with the run: a day of runs left gigabytes. */
export const setup = (): (() => void) => {
  drawSampleSeed();
  const folder = mkdtempSync(join(tmpdir(), "counterstar-run-"));
  // As the system's own: PostgreSQL's user has to get through, and a kiosk's has its sockets there.
  chmodSync(folder, 0o1777);
  const names = process.platform === "win32" ? ["TEMP", "TMP"] : ["TMPDIR"];
  for (const name of names) process.env[name] = folder;
  // Servers and commands are started hundreds of times; each reads the same files.
  process.env["NODE_COMPILE_CACHE"] = join(folder, "compiled");
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
};
