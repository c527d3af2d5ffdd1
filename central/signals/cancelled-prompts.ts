import type { ShareSignal } from "./share-signal.ts";
import { quantile } from "./statistics/robust.ts";
import type { Visit } from "./visit.ts";

const isAnswer = ({ isWalkUp, outcome }: Visit): boolean => !isWalkUp && outcome === "answered";

/** No service is that short: the next prompt within it is about the same one, milliseconds. */
const sameServiceMs = 30_000;

const isAskedAgain = ({ openedAtMs, tookMs }: Visit, sameDay: readonly Visit[]): boolean =>
  sameDay.some((next) => next.openedAtMs > openedAtMs && next.openedAtMs <= openedAtMs + tookMs + sameServiceMs);

/** Not so soon that nobody has read the levels, nor so late that the citizen has mostly gone; and then nobody was asked. */
const isJustBeforeAnswer = (visit: Visit, sameDay: readonly Visit[]): boolean => {
  if (visit.isWalkUp || visit.outcome !== "cancelled") return false;
  const answersMs = sameDay.filter(isAnswer).map(({ tookMs }) => tookMs);
  const isThen = visit.tookMs >= quantile(answersMs, 0.1) && visit.tookMs <= quantile(answersMs, 0.9);
  return isThen && !isAskedAgain(visit, sameDay);
};

/**
 * Prompts cancelled just before an answer, as a share of those and of the answered ones: taken back when citizens tap, which
 * is from the first to the last tenth of the answer times of that window on that day, and not asked again within 30 s, as a
 * prompt is that was opened by mistake.
 */
export const cancelledPrompts: ShareSignal = {
  signal: "cancelled-prompts",
  isTrial: (visit, sameDay) => isAnswer(visit) || isJustBeforeAnswer(visit, sameDay),
  isHit: (visit) => visit.outcome === "cancelled",
};
