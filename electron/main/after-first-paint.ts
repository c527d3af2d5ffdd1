/** The page says that it is alive in its first frame, before it has laid out and painted its first screen. */
const settledAfterMs = 1_000;
/** A page that does not come up must not keep from their work those who need none. */
const atTheLatestAfterMs = 5_000;

export interface Waiting {
  /** The page has said that it is alive. */
  readonly pageIsAlive: () => void;
}

/** Calls `begin` once, as soon as the page has painted: nothing competes for the processor while somebody waits for the screen. */
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
