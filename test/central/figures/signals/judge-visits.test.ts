import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyTextOf } from "../../../../central/figures/signals/flag.ts";
import { judgeVisits, neededFor } from "../../../../central/figures/signals/judge-visits.ts";
import type { Visit } from "../../../../central/figures/signals/visit.ts";
import { frauds } from "../../../support/counters/fraud.ts";
import { drawHall, honestDays } from "../../../support/counters/honest-weeks.ts";
import { judged, judgedDay, plainOffice, visitOf } from "../../../support/counters/plain-office.ts";
import { createRandom } from "../../../support/counters/random.ts";

/** Flags in a fixed order, without the last digits, which depend on the order of a sum. */
const byPlace = (flags: ReturnType<typeof judgeVisits>): readonly string[] =>
  flags
    .map(({ measured, bound, ratings, ...flag }) => {
      const keys = ratings.map(keyTextOf).sort();
      return JSON.stringify([flag, measured.toPrecision(9), bound.toPrecision(9), keys.length, keys[0], keys.at(-1)]);
    })
    .sort();

const withLevel = (visit: Visit, level: number): Visit => ({
  ...visit,
  rating: visit.rating && { ...visit.rating, level },
});

/**
 * Twenty windows in seven weeks, four of which manipulate their ratings in the last two, and one has a morning of 4s.
 */
const bentHall = (seed: number): readonly Visit[] => {
  const random = createRandom(seed);
  const kinds = [frauds.tapsHimself, frauds.walksUp, frauds.standsOver, frauds.staysBehind];
  return drawHall(random, 20).flatMap((counter, index) =>
    [...honestDays(random, counter, "2026-02-01", 48)].flatMap(([day, visits]) => {
      if (index === 4 && day === "2026-03-10") {
        return visits.map((visit, at) => (at * 2 < visits.length ? withLevel(visit, 4) : visit));
      }
      return day >= "2026-03-07" ? (kinds[index]?.(random, visits) ?? visits) : visits;
    }),
  );
};

/** For a loaded machine, milliseconds. */
const patienceMs = 60_000;

describe("flags", { timeout: patienceMs }, () => {
  const visits = bentHall(3);
  const days = { from: "2026-03-09", to: "2026-03-12" };
  const flags = byPlace(judgeVisits(visits, days));

  test("are the same for any order of the entries, and for any visits outside the days that they need", () => {
    const { from, to } = neededFor(days);
    expect([from, to]).toEqual(["2026-02-03", "2026-03-18"]);
    const needed = visits.filter(({ day }) => day >= from && day <= to);
    expect(flags.length).toBeGreaterThan(5);
    expect(flags.some((flag) => flag.includes("same-level-runs"))).toBe(true);
    expect(needed.length).toBeLessThan(visits.length);
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (order) => {
        const placed = needed.map((visit) => ({ visit, place: order.next().value ?? 0 }));
        const shuffled = placed.sort((one, other) => one.place - other.place).map(({ visit }) => visit);
        expect(byPlace(judgeVisits(shuffled, days))).toEqual(flags);
      }),
      { numRuns: 5 },
    );
  });

  test("of several days are those of each of them", () => {
    const each = ["2026-03-09", "2026-03-10", "2026-03-11", "2026-03-12"].flatMap((day) =>
      byPlace(judgeVisits(visits, { from: day, to: day })),
    );
    expect([...new Set(each)].sort()).toEqual(flags);
  });
});

/** Any visits of a few citizens at a window with little history. */
const anyVisit: fc.Arbitrary<Visit> = fc
  .record({
    windowNumber: fc.integer({ min: 1, max: 14 }).map(String),
    atMs: fc.integer({ min: 0, max: 86_399_999 }),
    level: fc.integer({ min: 1, max: 5 }),
    tookMs: fc.integer({ min: 0, max: 60_000 }),
    isWalkUp: fc.boolean(),
    day: fc.constantFrom("2026-03-12", judgedDay),
  })
  .map(visitOf);

test("single ratings raise no flag, whatever their level", { timeout: patienceMs }, () => {
  const office = plainOffice();
  fc.assert(
    fc.property(fc.uniqueArray(anyVisit, { maxLength: 6, selector: ({ windowNumber }) => windowNumber }), (some) => {
      expect(judgeVisits([...office, ...some], judged)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test("an office with too few windows to compare has no flags, whatever its ratings", () => {
  const quick = (windows: number): readonly Visit[] =>
    plainOffice(windows).map((visit) =>
      visit.windowNumber === "1" && visit.day === judgedDay && visit.rating ? { ...visit, tookMs: 500 } : visit,
    );
  const burst = Array.from({ length: 40 }, (_, at) => visitOf({ isWalkUp: true, atMs: 50_000_000 + at * 1_000 }));
  const signalsOf = (windows: number) =>
    new Set(judgeVisits([...quick(windows), ...burst], judged).map(({ signal }) => signal));
  expect(signalsOf(9)).toEqual(new Set());
  expect(signalsOf(11)).toEqual(new Set(["quick-answers", "walk-ups", "bursts", "answer-times"]));
});
