import type { EntryOf } from "../../../contract/ledger/entry.ts";
import type { BootId } from "../../../contract/words.ts";

/** An attempt from the ledger. */
export type Attempt = Pick<EntryOf<"login-attempted">, "boot" | "mono" | "body">;

/** A time on the monotonic clock of one process. The wall clock is not used, so setting it brings no advantage. */
export interface Moment {
  readonly boot: BootId;
  readonly monoMs: number;
}

interface Pace {
  /** Attempts in a row that cost no wait. */
  readonly free: number;
  /** The first wait; each further attempt costs twice the wait before. */
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Ten attempts take ten and a half minutes; the wait before the tenth is 5 minutes and 20 seconds. */
const paceOfNumber: Pace = { free: 3, firstMs: 5_000, longestMs: 15 * 60_000 };

/**
 * Counts all numbers together, so that guessing across them is slow as well. It starts after more attempts than lock
 * one number, and it is never a lock: each wrong attempt delays the others by at most a minute.
 */
const paceOfDevice: Pace = { free: 12, firstMs: 5_000, longestMs: 60_000 };

/** Number of the newest attempts at the device that `secondsForDevice` uses. */
export const deviceAttemptsThatCount = 16;

const waitMs = ({ free, firstMs, longestMs }: Pace, attempts: number): number =>
  attempts < free ? 0 : Math.min(longestMs, firstMs * 2 ** (attempts - free));

/**
 * The clock of another process cannot be compared with this one: after a restart the whole wait begins again, so
 * pulling the plug brings no advantage.
 */
const secondsAfter = (attempts: readonly Attempt[], pace: Pace, { boot, monoMs }: Moment): number => {
  const [newest] = attempts;
  if (!newest) return 0;
  const beganMs = newest.boot === boot ? newest.mono : 0;
  return Math.max(0, Math.ceil((beganMs + waitMs(pace, attempts.length) - monoMs) / 1_000));
};

/** The attempts of a number that were made at its present PIN. `attempts` newest first. */
export const attemptsAt = (verifierId: string, attempts: readonly Attempt[]): readonly Attempt[] => {
  const other = attempts.findIndex(({ body }) => body.verifierId !== verifierId);
  return other === -1 ? attempts : attempts.slice(0, other);
};

/** Whole seconds until the next attempt at a number; 0 where it may be made now. `attempts` newest first. */
export const secondsForNumber = (attempts: readonly Attempt[], moment: Moment): number =>
  secondsAfter(attempts, paceOfNumber, moment);

/** Whole seconds until the next attempt at this device, at any number. */
export const secondsForDevice = (attempts: readonly Attempt[], moment: Moment): number =>
  secondsAfter(attempts, paceOfDevice, moment);
