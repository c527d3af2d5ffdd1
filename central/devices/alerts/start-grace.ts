/** The centre checks its devices every half minute: after a longer pause it was not receiving. */
const longestPauseMs = 10 * 60_000;
/** The time within which every working kiosk has reconnected to a centre that was away, milliseconds. */
const graceMs = 30 * 60_000;

export interface StartGrace {
  /** Whether silent devices are to be reported; asked before every check of the devices. */
  readonly isOver: () => boolean;
  /** Notes that a check succeeded: the database was reachable. */
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
