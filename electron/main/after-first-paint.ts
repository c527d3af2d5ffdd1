/** The page sends its first heartbeat in its first frame, before it has laid out and painted its first screen. */
const settledAfterMs = 1_000;
/** Begins anyway after this time: a page that does not load must not block work that needs no page. */
const atTheLatestAfterMs = 5_000;

export interface Waiting {
  /** Call it at each heartbeat of the page. */
  readonly pageIsAlive: () => void;
}

/**
 * Calls `begin` once, as soon as the page has painted, so that nothing competes for the processor during the wait for
 * the first screen.
 */
export const afterFirstPaint = (begin: () => void): Waiting => {
  let isAlive = false;
  let hasBegun = false;
  const beginOnce = (): void => {
    clearTimeout(atTheLatest);
    if (!hasBegun) begin();
    hasBegun = true;
  };
  const atTheLatest = setTimeout(beginOnce, atTheLatestAfterMs);
  return {
    pageIsAlive: () => {
      if (!isAlive) setTimeout(beginOnce, settledAfterMs);
      isAlive = true;
    },
  };
};
