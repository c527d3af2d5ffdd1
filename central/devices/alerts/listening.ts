/** A look comes every half a minute: after a longer pause than this nobody could have been heard meanwhile. */
const longestPauseMs = 10 * 60_000;
/** Within this every kiosk that can has come back to a centre that was away, milliseconds. */
const comingBackMs = 30 * 60_000;

export interface Listening {
  /** Whether a silent device is news: asked before every look at the devices. */
  readonly isSilenceNews: () => boolean;
  /** The look succeeded: the database, which keeps what devices say, was there. */
  readonly looked: () => void;
}

/**
 * Silence is no news while the centre itself has only just begun to listen, at its start or after it or its database was
 * away, for all are silent then. A clock that goes back tells of no time at all.
 */
export const listening = (clock: () => number): Listening => {
  let sinceMs = clock();
  let lookedAtMs = sinceMs;
  return {
    isSilenceNews: () => {
      const nowMs = clock();
      if (nowMs < lookedAtMs || nowMs - lookedAtMs > longestPauseMs) sinceMs = nowMs;
      return nowMs - sinceMs >= comingBackMs;
    },
    looked: () => {
      lookedAtMs = clock();
    },
  };
};
