import { isAnswer, soonestReadMs } from "./quick-answers.ts";
import type { ShareSignal } from "./share-signal.ts";
import type { Visit } from "./visit.ts";

/** No service is that short: the next prompt within it is about the same one, milliseconds. */
const sameServiceMs = 30_000;

/** `nextMs`: the next visit after it was opened then. */
const isAskedAgain = ({ openedAtMs, tookMs }: Visit, nextMs: number): boolean =>
  nextMs <= openedAtMs + tookMs + sameServiceMs;

/** By anyone: staff also reach 暂不评价 on the touchscreen. */
const isWithdrawn = ({ isWalkUp, outcome }: Visit): boolean =>
  !isWalkUp && (outcome === "cancelled" || outcome === "declined");

/** The prompts that ended without an answer after the levels may have been read, and were not opened again. */
export const withdrawnAmong = (sameDay: readonly Visit[]): readonly Visit[] => {
  let next = 0;
  return sameDay.filter((visit) => {
    while ((sameDay[next]?.openedAtMs ?? Infinity) <= visit.openedAtMs) next += 1;
    const nextMs = sameDay[next]?.openedAtMs ?? Infinity;
    return isWithdrawn(visit) && visit.tookMs >= soonestReadMs && !isAskedAgain(visit, nextMs);
  });
};

/** The share of the answers that the limit of `cancelledPromptsUntil` leaves behind it. */
export const mostAnswered = 0.75;

/** The time until which withdrawn prompts count, milliseconds, by day; undefined for a day without answers. */
export type LimitsMs = (day: string) => number | undefined;

/**
 * Prompts cancelled or declined before an answer, as a share of those and of the answered ones. Counted where that was
 * after 800 ms, when the levels may have been read, and before three in four citizens of the office had answered that
 * day, and were not opened again within 30 s, as after a mistake.
 * A clerk who withdraws a prompt to prevent a bad rating has to be faster than the citizen; a clerk whose citizen has
 * left cancels later. Whose finger declined is not known, so citizens who decline are part of every window's share. The
 * limit is taken from the whole office: where citizens are slow, more of them leave before they would have
 * answered, and windows would differ for that reason alone.
 */
export const cancelledPromptsUntil = (limitMs: LimitsMs): ShareSignal => ({
  signal: "cancelled-prompts",
  of: (sameDay) => {
    const hits = withdrawnAmong(sameDay).filter(({ tookMs, day }) => tookMs <= (limitMs(day) ?? 0));
    return { trials: sameDay.filter(isAnswer).length + hits.length, hits };
  },
  isRare: true,
});
