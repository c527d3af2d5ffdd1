import { setTimeout as pause } from "node:timers/promises";

/** Waits for something that another process does, looking again and again; a failed test that names it if it never comes. */
export const until = async (
  what: string,
  isSo: () => boolean | Promise<boolean>,
  deadlineMs = 30_000,
): Promise<void> => {
  const endMs = performance.now() + deadlineMs;
  while (!(await isSo())) {
    if (performance.now() > endMs) throw new Error(`not within ${deadlineMs} ms: ${what}`);
    await pause(20);
  }
};
