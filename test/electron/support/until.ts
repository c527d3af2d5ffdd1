import { setTimeout as pause } from "node:timers/promises";

/** Waits for an event of another process by polling; fails with its name if it never comes. */
export const until = async (
  what: string,
  isSo: () => boolean | Promise<boolean>,
  deadlineMs = 60_000,
): Promise<void> => {
  const endMs = performance.now() + deadlineMs;
  while (!(await isSo())) {
    if (performance.now() > endMs) throw new Error(`not within ${deadlineMs} ms: ${what}`);
    await pause(20);
  }
};
