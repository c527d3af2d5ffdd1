import type { ShareSignal } from "./share-signal.ts";
import { quantile } from "./statistics/robust.ts";
import type { Visit } from "./visit.ts";

const isLate = ({ rating }: Visit): boolean => rating?.isAfterClosing === true;

const isQuick = ({ tookMs }: Visit, sameDay: readonly Visit[]): boolean => {
  const before = sameDay.filter((visit) => visit.rating && !isLate(visit));
  return (
    tookMs <
    quantile(
      before.map((visit) => visit.tookMs),
      0.25,
    )
  );
};

/**
 * Ratings given after the last closing time of their day, and sooner than three in four of that day at that window, as
 * a share of all ratings. Citizens who still wait at closing time are served at many windows and answer like all
 * others; of their ratings only one in four counts. A clerk who rates himself in an empty hall has nothing to read.
 */
export const afterClosing: ShareSignal = {
  signal: "after-closing",
  isTrial: ({ rating }) => rating !== null,
  isHit: (visit, sameDay) => isLate(visit) && isQuick(visit, sameDay),
};
