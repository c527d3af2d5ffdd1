import { realpathSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Application } from "../support/applications.ts";
import { countRunning, proportionalBytesOf, treeOf } from "../support/process-tree.ts";
import { startAlone } from "../support/start-alone.ts";

const bytesInMegabyte = 1024 * 1024;

/**
 * Memory of all processes of an application after it has rested on its first screen, in MiB of proportional set size,
 * without a driver. undefined where the system does not report it (a sandboxed process seen by a user, or no Linux).
 */
export const measureMemory = async (
  application: Application,
  settleMs: number,
  say: (line: string) => void,
): Promise<number | undefined> => {
  if (process.platform !== "linux") return undefined;
  if (!(await isAlone(application))) say(`${application.name}: another Electron runs and shares memory with this one`);
  const running = startAlone(application);
  try {
    await wait(settleMs);
    const bytes = proportionalBytesOf(treeOf(running.pid));
    return bytes === undefined ? undefined : bytes / bytesInMegabyte;
  } finally {
    await running.end();
  }
};

const aloneLimitMs = 20_000;
const lookAgainAfterMs = 500;

/**
 * Waits a while for other processes of the same executable to end: memory shared with them would count only in part.
 */
const isAlone = async ({ executable }: Application): Promise<boolean> => {
  const file = realpathSync(executable);
  for (let waitedMs = 0; waitedMs < aloneLimitMs; waitedMs += lookAgainAfterMs) {
    if (countRunning(file) === 0) return true;
    await wait(lookAgainAfterMs);
  }
  return false;
};
