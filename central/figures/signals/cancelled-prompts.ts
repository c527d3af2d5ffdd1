import { groupBy } from "./arrange.ts";
import { soonestReadMs } from "./quick-answers.ts";
import type { ShareSignal } from "./share-signal.ts";
import { quantile } from "./statistics/robust.ts";
import type { Visit } from "./visit.ts";

const isAnswer = ({ isWalkUp, outcome }: Visit): boolean => !isWalkUp && outcome === "answered";

/** No service is that short: the next prompt within it is about the same one, milliseconds. */
const sameServiceMs = 30_000;

const isAskedAgain = ({ openedAtMs, tookMs }: Visit, sameDay: readonly Visit[]): boolean =>
  sameDay.some((next) => next.openedAtMs > openedAtMs && next.openedAtMs <= openedAtMs + tookMs + sameServiceMs);

/** When three in four who answered on a day had done so, milliseconds; of no day on which nobody did. */
const mostAnsweredMs = (visits: readonly Visit[]): ReadonlyMap<string, number> => {
  const byDay = new Map<string, number>();
  for (const [day, answers] of groupBy(visits.filter(isAnswer), (visit) => visit.day)) {
    const times = answers.map(({ tookMs }) => tookMs);
    byDay.set(day, quantile(times, 0.75));
  }
  return byDay;
};

/**
 * Prompts cancelled before an answer, as a share of those and of the answered ones: taken back after 800 ms, when the levels
 * can have been seen, and before three in four citizens of the office had answered that day, and not asked again within
 * 30 s, as a prompt is that was opened by mistake. Whoever takes back what would displease him has to be sooner than the
 * citizen; whose citizen has left finds out later. How soon that is the whole office says: where citizens are slow, more of
 * those who leave do so before they would have answered, and windows would differ by that alone.
 * `visits` are all of the office on these days.
 */
export const cancelledPromptsAmong = (visits: readonly Visit[]): ShareSignal => {
  const latestMs = mostAnsweredMs(visits);
  const isBeforeAnswer = (visit: Visit, sameDay: readonly Visit[]): boolean =>
    !visit.isWalkUp &&
    visit.outcome === "cancelled" &&
    visit.tookMs >= soonestReadMs &&
    visit.tookMs <= (latestMs.get(visit.day) ?? 0) &&
    !isAskedAgain(visit, sameDay);
  return {
    signal: "cancelled-prompts",
    isTrial: (visit, sameDay) => isAnswer(visit) || isBeforeAnswer(visit, sameDay),
    isHit: ({ outcome }) => outcome === "cancelled",
    isRare: true,
  };
};
