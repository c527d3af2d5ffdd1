import type { ShareSignal } from "./share-signal.ts";
import { quantile } from "./statistics/robust.ts";
import type { Visit } from "./visit.ts";

const isLate = ({ rating }: Visit): boolean => rating?.isAfterClosing === true;

/**
 * Ratings given after the last closing time of their day, and sooner than three in four of that day at that window, as
 * a share of all ratings. Citizens who still wait at closing time are served at many windows and answer like all
 * others; of their ratings only one in four counts. A clerk who rates himself in an empty hall has nothing to read.
 */
export const afterClosing: ShareSignal = {
  signal: "after-closing",
  of: (sameDay) => {
    const rated = sameDay.filter(({ rating }) => rating !== null);
    const before = rated.filter((visit) => !isLate(visit));
    const quickMs = quantile(
      before.map(({ tookMs }) => tookMs),
      0.25,
    );
    return { trials: rated.length, hits: rated.filter((visit) => isLate(visit) && visit.tookMs < quickMs) };
  },
};
