import type { EntryDraft } from "../../contract/ledger/entry.ts";
import type { Clock } from "../wire/clock.ts";

/** Clocks drift by less between two entries; what is more was set by somebody. Milliseconds. */
const noticeableMs = 5_000;

export interface ClockWatch {
  /** The entry that is due because the wall clock was moved since the last `settle`; none where it was not. */
  readonly due: () => readonly EntryDraft[];
  /** What was due has been written. */
  readonly settle: () => void;
}

/** Holds the wall clock against the monotonic one. A jump is recorded; it stops, reorders and expires nothing. */
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
