import type { ShareSignal } from "./share-signal.ts";

/** Ratings given after the last closing time of their day, as a share of all ratings. */
export const afterClosing: ShareSignal = {
  signal: "after-closing",
  isTrial: ({ rating }) => rating !== null,
  isHit: ({ rating }) => rating?.isAfterClosing === true,
};
