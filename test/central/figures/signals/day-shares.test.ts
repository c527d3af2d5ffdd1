import fc from "fast-check";
import { expect, test } from "vitest";
import { dayNumber, seriesOf } from "../../../../central/figures/signals/arrange.ts";
import { withdrawnAmong } from "../../../../central/figures/signals/cancelled-prompts.ts";
import { windowDayOf } from "../../../../central/figures/signals/summaries.ts";
import type { Visit } from "../../../../central/figures/signals/visit.ts";
import { walkUps } from "../../../../central/figures/signals/walk-ups.ts";
import { judgedDay, visitOf } from "../../../support/counters/plain-office.ts";

const secondMs = 1_000;

/** In the order of the clock, as the signals receive them. */
const ordered = (visits: readonly Visit[]): readonly Visit[] => seriesOf(visits).visitsOn(dayNumber(judgedDay));

/** Few different times: visits at the same moment, and exactly ten minutes or thirty seconds apart, are common. */
const someVisits = fc
  .array(
    fc.record({
      atMs: fc.integer({ min: 0, max: 80 }).map((step) => step * 15 * secondMs),
      isWalkUp: fc.boolean(),
      tookMs: fc.constantFrom(0, 799, 800, 15_000),
      outcome: fc.constantFrom("answered", "unanswered", "declined", "cancelled"),
      isRated: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    ordered(rows.map(({ isRated, ...row }) => visitOf(isRated || row.isWalkUp ? row : { ...row, rating: null }))),
  );

test("a walk-up rating counts where no prompt was opened in the ten minutes before", () => {
  const isOutside = (walkUp: Visit, sameDay: readonly Visit[]): boolean =>
    !sameDay.some(({ isWalkUp, openedAtMs }) => {
      const beforeMs = walkUp.openedAtMs - openedAtMs;
      return !isWalkUp && beforeMs >= 0 && beforeMs <= 600_000;
    });
  fc.assert(
    fc.property(someVisits, (sameDay) => {
      const hasPrompt = sameDay.some(({ isWalkUp }) => !isWalkUp);
      const outside = sameDay.filter((visit) => visit.isWalkUp && isOutside(visit, sameDay));
      expect(walkUps.of(sameDay).hits).toEqual(hasPrompt ? outside : []);
    }),
  );
});

test("a withdrawn prompt counts where none was opened within thirty seconds after it", () => {
  const isAskedAgain = ({ openedAtMs, tookMs }: Visit, sameDay: readonly Visit[]): boolean =>
    sameDay.some((next) => next.openedAtMs > openedAtMs && next.openedAtMs - openedAtMs - tookMs <= 30_000);
  fc.assert(
    fc.property(someVisits, (sameDay) => {
      const withdrawn = sameDay.filter(
        ({ isWalkUp, outcome, tookMs }) =>
          !isWalkUp && (outcome === "cancelled" || outcome === "declined") && tookMs >= 800,
      );
      expect(withdrawnAmong(sameDay)).toEqual(withdrawn.filter((visit) => !isAskedAgain(visit, sameDay)));
    }),
  );
});

test("a window that sends 120,000 visits of one day is summarized: the time grows with their number", () => {
  const count = 120_000;
  const visits = Array.from({ length: count }, (_, at): Visit => {
    const visit = visitOf({ atMs: at * 500, isWalkUp: at % 3 === 1, tookMs: at % 5 === 0 ? 2_000 : 6_000 });
    if (at % 3 === 2) return { ...visit, outcome: "cancelled", rating: null };
    return { ...visit, rating: visit.rating && { ...visit.rating, isAfterClosing: at > 60 } };
  });
  const { walkUps: outside, afterClosing, levels, withdrawnMs } = windowDayOf(ordered(visits));
  const soonAndLate = visits.filter(({ rating, tookMs }) => rating?.isAfterClosing && tookMs === 2_000).length;
  expect([outside, afterClosing, levels.length, withdrawnMs.length]).toEqual([
    { hits: 0, trials: 80_000 },
    { hits: soonAndLate, trials: 80_000 },
    80_000,
    1,
  ]);
});
