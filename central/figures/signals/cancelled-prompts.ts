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

/** By anyone: staff also reach 暂不评价 on the touchscreen. */
const isWithdrawn = ({ isWalkUp, outcome }: Visit): boolean =>
  !isWalkUp && (outcome === "cancelled" || outcome === "declined");

/** The time within which three in four answers of a day came, milliseconds, by day; days without answers are missing. */
const mostAnsweredMs = (visits: readonly Visit[]): ReadonlyMap<string, number> => {
  const byDay = new Map<string, number>();
  for (const [day, answers] of groupBy(visits.filter(isAnswer), (visit) => visit.day)) {
    const times = answers.map(({ tookMs }) => tookMs);
    byDay.set(day, quantile(times, 0.75));
  }
  return byDay;
};

/**
 * Prompts cancelled or declined before an answer, as a share of those and of the answered ones. Counted where that was
 * after 800 ms, when the levels may have been read, and before three in four citizens of the office had answered that
 * day, and were not opened again within 30 s, as after a mistake.
 * A clerk who withdraws a prompt to prevent a bad rating has to be faster than the citizen; a clerk whose citizen has
 * left cancels later. Whose finger declined is not known, so citizens who decline are part of every window's share. The
 * limit is taken from the whole office: where citizens are slow, more of them leave before they would have
 * answered, and windows would differ for that reason alone.
 * `visits` are all of the office on these days.
 */
export const cancelledPromptsAmong = (visits: readonly Visit[]): ShareSignal => {
  const latestMs = mostAnsweredMs(visits);
  const isBeforeAnswer = (visit: Visit, sameDay: readonly Visit[]): boolean =>
    isWithdrawn(visit) &&
    visit.tookMs >= soonestReadMs &&
    visit.tookMs <= (latestMs.get(visit.day) ?? 0) &&
    !isAskedAgain(visit, sameDay);
  return {
    signal: "cancelled-prompts",
    isTrial: (visit, sameDay) => isAnswer(visit) || isBeforeAnswer(visit, sameDay),
    isHit: isWithdrawn,
    isRare: true,
  };
};
