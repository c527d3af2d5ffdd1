/** Wrong attempts in a row at this device. */
export interface Attempts {
  readonly failures: number;
  /** No attempt counts before this, on the monotonic clock; milliseconds. */
  readonly lockedUntilMonoMs: number;
}

export const noAttempts: Attempts = { failures: 0, lockedUntilMonoMs: 0 };

const freeFailures = 5;
const firstLockMs = 30_000;
const longestLockMs = 15 * 60_000;

/** After five wrong attempts each further one costs twice the wait of the one before, up to 15 minutes. */
export const afterFailure = ({ failures }: Attempts, monoMs: number): Attempts => {
  const count = failures + 1;
  if (count < freeFailures) return { failures: count, lockedUntilMonoMs: 0 };
  const lockMs = Math.min(longestLockMs, firstLockMs * 2 ** (count - freeFailures));
  return { failures: count, lockedUntilMonoMs: monoMs + lockMs };
};

/** Whole seconds still to wait; 0 where an attempt may be made. */
export const secondsLocked = ({ lockedUntilMonoMs }: Attempts, monoMs: number): number =>
  Math.max(0, Math.ceil((lockedUntilMonoMs - monoMs) / 1_000));
