import type { EntryOf } from "../../../contract/ledger/entry.ts";
import type { BootId } from "../../../contract/words.ts";

/** An attempt as the ledger holds it. */
export type Attempt = Pick<EntryOf<"login-attempted">, "boot" | "mono" | "body">;

/** The monotonic clock of one process. The wall clock has no say here: nobody gains by setting it. */
export interface Moment {
  readonly boot: BootId;
  readonly monoMs: number;
}

interface Pace {
  /** So many attempts in a row cost no wait. */
  readonly free: number;
  /** After them; each further one costs twice the wait of the one before. */
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Ten minutes and a half for all ten, 5 minutes and 20 seconds before the last. */
const paceOfNumber: Pace = { free: 3, firstMs: 5_000, longestMs: 15 * 60_000 };

/**
 * All numbers together, so that guessing across them is slow as well. It begins after more attempts than lock one
 * number, and it never is a lock: whoever wants to keep the others out has to stay at the counter.
 */
const paceOfDevice: Pace = { free: 12, firstMs: 5_000, longestMs: 60_000 };

/** As many of the newest attempts at the device as `secondsForDevice` can make use of. */
export const deviceAttemptsThatCount = 16;

const waitMs = ({ free, firstMs, longestMs }: Pace, attempts: number): number =>
  attempts < free ? 0 : Math.min(longestMs, firstMs * 2 ** (attempts - free));

/**
 * Another process's clock says nothing about this one's: after a restart the whole wait runs anew from the start, so
 * that pulling the plug gains nothing.
 */
const secondsAfter = (attempts: readonly Attempt[], pace: Pace, { boot, monoMs }: Moment): number => {
  const [newest] = attempts;
  if (!newest) return 0;
  const beganMs = newest.boot === boot ? newest.mono : 0;
  return Math.max(0, Math.ceil((beganMs + waitMs(pace, attempts.length) - monoMs) / 1_000));
};

/** Those of a number's attempts, newest first, that were made at the PIN it has now. */
export const attemptsAt = (verifierId: string, attempts: readonly Attempt[]): readonly Attempt[] => {
  const other = attempts.findIndex(({ body }) => body.verifierId !== verifierId);
  return other === -1 ? attempts : attempts.slice(0, other);
};

/** Whole seconds until the next attempt at a number; 0 where it may be made now. `attempts` newest first, as all here. */
export const secondsForNumber = (attempts: readonly Attempt[], moment: Moment): number =>
  secondsAfter(attempts, paceOfNumber, moment);

/** Whole seconds until the next attempt at this device, at whatever number. */
export const secondsForDevice = (attempts: readonly Attempt[], moment: Moment): number =>
  secondsAfter(attempts, paceOfDevice, moment);
