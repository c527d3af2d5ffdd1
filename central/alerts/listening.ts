/** A round comes every half a minute: after a longer pause than this nobody could have been heard meanwhile. */
const longestPauseMs = 10 * 60_000;
/** Within this every kiosk that can has come back to a centre that was away, milliseconds. */
const comingBackMs = 30 * 60_000;

/**
 * Whether a silent device is news, asked once a round: not while the centre itself has only just begun to listen, at its
 * start or after it stood still, for all are silent then. A clock that goes back tells of no time at all.
 */
export const listening = (clock: () => number): (() => boolean) => {
  let sinceMs = clock();
  let lastMs = sinceMs;
  return () => {
    const nowMs = clock();
    if (nowMs < lastMs || nowMs - lastMs > longestPauseMs) sinceMs = nowMs;
    lastMs = nowMs;
    return nowMs - sinceMs >= comingBackMs;
  };
};
