/** The centre looks at its devices every half minute: after a longer pause it has not been listening. */
const longestPauseMs = 10 * 60_000;
/** Within this every kiosk that can has come back to a centre that was away, milliseconds. */
const graceMs = 30 * 60_000;

export interface StartGrace {
  /** Whether a silent device is to be reported; asked before every look at the devices. */
  readonly isOver: () => boolean;
  /** The look succeeded: the database was there. */
  readonly noteLook: () => void;
}

/**
 * A grace period after the centre starts, and after it or its database was away: every device is silent then. It begins
 * again where the clock goes back.
 */
export const startGrace = (clock: () => number): StartGrace => {
  let sinceMs = clock();
  let lookedAtMs = sinceMs;
  return {
    isOver: () => {
      const nowMs = clock();
      if (nowMs < lookedAtMs || nowMs - lookedAtMs > longestPauseMs) sinceMs = nowMs;
      return nowMs - sinceMs >= graceMs;
    },
    noteLook: () => {
      lookedAtMs = clock();
    },
  };
};
