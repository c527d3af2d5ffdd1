import { randomUUID } from "node:crypto";
import type { BootId } from "../../contract/words.ts";
import type { Stamp } from "../../db/ledger/write-entry.ts";
import { withOffset } from "./wall-time.ts";

/** The clocks of this process: a wall clock for records, a monotonic one for durations and order. */
export interface Clock {
  readonly boot: BootId;
  readonly date: () => Date;
  /** Milliseconds since the process started. */
  readonly monoMs: () => number;
}

export const systemClock = (): Clock => ({
  boot: randomUUID() as BootId,
  date: () => new Date(),
  monoMs: () => performance.now(),
});

/**
 * Milliseconds on the machine's monotonic clock, which is the same in every process and independent of the wall clock.
 */
export const machineMonoMs = (): number => Number(process.hrtime.bigint()) / 1e6;

export const stampOf = (clock: Clock): Stamp => ({
  at: withOffset(clock.date()),
  boot: clock.boot,
  mono: Math.round(clock.monoMs()),
});

/** Calls back once after a delay, unless it is cancelled before. */
export type SetTimer = (callback: () => void, delayMs: number) => { readonly cancel: () => void };

/** The default for a timer parameter. */
export const setTimer: SetTimer = (callback, delayMs) => {
  const timer = setTimeout(callback, delayMs);
  return { cancel: () => clearTimeout(timer) };
};
