import type { ReadFailure } from "./read-office.ts";

/** The ceiling after a first failure, milliseconds. */
const shortestMs = 2_000;
const longestMs = 60_000;

/**
 * Milliseconds until a failed question is retried, after `failures` in a row: full jitter below a doubling ceiling, so
 * that the computers of an office do not all retry at once; never sooner than the centre asked for. `random` is in [0,
 * 1).
 */
export const retryDelayMs = (failure: ReadFailure, failures: number, random: number): number => {
  const ceilingMs = Math.min(longestMs, shortestMs * 2 ** failures);
  const jitteredMs = Math.max(shortestMs / 2, Math.floor(random * ceilingMs));
  return failure.kind === "busy" ? Math.max(failure.waitMs, jitteredMs) : jitteredMs;
};
