import type { EntryDraft } from "../../contract/ledger/entry.ts";
import type { Clock } from "../wire/clock.ts";

/**
 * Smallest jump to record: normal drift between two entries is less, so a larger one was set by hand or by the system.
 * Milliseconds.
 */
const noticeableMs = 5_000;

export interface ClockWatch {
  /** The entry to write where the wall clock was moved since the last `settle`; none otherwise. */
  readonly due: () => readonly EntryDraft[];
  /** Call it when the entries of `due` are written. */
  readonly settle: () => void;
}

/**
 * Compares the wall clock with the monotonic one. A jump is recorded, and nothing is stopped, reordered or expired
 * because of it.
 */
export const watchClock = (clock: Clock): ClockWatch => {
  const offsetMs = (): number => clock.date().getTime() - clock.monoMs();
  let settledMs = offsetMs();
  return {
    due: () => {
      const jumpMs = Math.round(offsetMs() - settledMs);
      return Math.abs(jumpMs) < noticeableMs ? [] : [{ kind: "clock-jumped", body: { jumpMs } }];
    },
    settle: () => {
      settledMs = offsetMs();
    },
  };
};
