import type { ReadResult } from "./read-overview.ts";

/** Between two successful readings, milliseconds. */
export const steadyMs = 2_000;
const longestMs = 60_000;

/**
 * Milliseconds until the next reading. After `failures` in a row: full jitter below a doubling ceiling, so that the
 * desks of an office do not come back all at once; never sooner than the centre asked for. `random` is in [0, 1).
 */
export const nextDelayMs = (result: ReadResult, failures: number, random: number): number => {
  if (result.ok) return steadyMs;
  const ceilingMs = Math.min(longestMs, steadyMs * 2 ** failures);
  const jitteredMs = Math.max(steadyMs / 2, Math.floor(random * ceilingMs));
  return result.failure.kind === "busy" ? Math.max(result.failure.waitMs, jitteredMs) : jitteredMs;
};
