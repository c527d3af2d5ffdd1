import { setTimeout as wait } from "node:timers/promises";
import type { Application } from "../support/applications.ts";
import { proportionalBytesOf, treeOf } from "../support/process-tree.ts";
import { startAlone } from "../support/start-alone.ts";

const bytesInMegabyte = 1024 * 1024;

/**
 * Memory of all processes of an application after it has rested on its first screen, MiB of proportional set size,
 * with no driver in it. undefined where the system does not tell (a sandboxed process seen by a user, or no Linux).
 */
export const measureMemory = async (application: Application, settleMs: number): Promise<number | undefined> => {
  if (process.platform !== "linux") return undefined;
  const running = startAlone(application);
  try {
    await wait(settleMs);
    const bytes = proportionalBytesOf(treeOf(running.pid));
    return bytes === undefined ? undefined : bytes / bytesInMegabyte;
  } finally {
    await running.end();
  }
};
