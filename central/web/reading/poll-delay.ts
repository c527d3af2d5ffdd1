import type { ReadResult } from "./read-office.ts";

/** After a first failure, milliseconds. */
const shortestMs = 2_000;
const longestMs = 60_000;

/**
 * Milliseconds until the next reading: `steadyMs` after a successful one. After `failures` in a row: full jitter below a doubling ceiling, so that the
 * desks of an office do not come back all at once; never sooner than the centre asked for. `random` is in [0, 1).
 */
export const nextDelayMs = (
  result: ReadResult<unknown>,
  steadyMs: number,
  failures: number,
  random: number,
): number => {
  if (result.ok) return steadyMs;
  const ceilingMs = Math.min(longestMs, shortestMs * 2 ** failures);
  const jitteredMs = Math.max(shortestMs / 2, Math.floor(random * ceilingMs));
  return result.failure.kind === "busy" ? Math.max(result.failure.waitMs, jitteredMs) : jitteredMs;
};
