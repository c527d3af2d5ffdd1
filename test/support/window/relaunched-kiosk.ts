import { readlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Chromium's own lock names the process that holds the folder: one that restarted itself is no child of the test. */
export const holderOf = (dataFolder: string): number => {
  const [pid] = /\d+$/.exec(readlinkSync(join(dataFolder, "chromium", "SingletonLock"))) ?? [];
  return Number(pid);
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Ends the kiosk that runs on this data folder, whichever process started it. */
export const endKioskOn = async (dataFolder: string): Promise<void> => {
  const pid = holderOf(dataFolder);
  process.kill(pid, "SIGKILL");
  while (isAlive(pid)) await wait(20);
};
