/** The shared time of a trial: it moves when a participant waits, and never by itself. */
export interface TrialTime {
  /** Monotonic, milliseconds. */
  readonly nowMs: () => number;
  readonly advance: (ms: number) => void;
  /** The kiosk's wall clock; the centre's is never wrong. */
  readonly kioskDate: () => Date;
  readonly centreMs: () => number;
  readonly setKioskClock: (aheadMs: number) => void;
}

const startMs = Date.parse("2026-11-23T01:00:00.000Z");

export const trialTime = (): TrialTime => {
  let nowMs = 1_000;
  let aheadMs = 0;
  return {
    nowMs: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
    kioskDate: () => new Date(startMs + nowMs + aheadMs),
    centreMs: () => startMs + nowMs,
    setKioskClock: (ms) => {
      aheadMs = ms;
    },
  };
};
