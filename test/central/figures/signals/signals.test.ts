import { describe, expect, test } from "vitest";
import { type Flag, ratingsOf } from "../../../../central/figures/signals/flag.ts";
import { judgeVisits } from "../../../../central/figures/signals/judge-visits.ts";
import { mergeFlags } from "../../../../central/figures/signals/merge-flags.ts";
import type { RatingChange, Visit } from "../../../../central/figures/signals/visit.ts";
import { judged, judgedDay, plainOffice, visitOf } from "../../../support/counters/plain-office.ts";

const office = plainOffice();
const hourMs = 3_600_000;

const isMine = ({ windowNumber, day }: Visit): boolean => windowNumber === "1" && day === judgedDay;

/** The plain office, with that day at window 1 changed by `change`. */
const onThatDay = (change: (visits: readonly Visit[]) => readonly Visit[]) => {
  const mine = change(office.filter(isMine));
  return { mine, visits: [...office.filter((visit) => !isMine(visit)), ...mine] };
};

/** The flags of the judged day itself; later days read it too. */
const askedOf = (visits: readonly Visit[]): readonly Flag[] =>
  judgeVisits(visits, judged).filter(({ to }) => to === judgedDay);

const question = { unitCode: "hall", windowNumber: "1", staffNumber: "1", from: "2026-03-07", to: judgedDay };

const shares = (flags: readonly Flag[]) =>
  flags.map(({ bound, ratings, ...flag }) => ({ ...flag, bound: bound < flag.measured }));

const answered = (visits: readonly Visit[]) => visits.filter(({ outcome }) => outcome === "answered");

test("an office of windows that are alike raises no flag", () => {
  expect(office.length).toBe(12 * 35 * 20);
  expect(judgeVisits(office, { from: "2026-02-07", to: judgedDay })).toEqual([]);
});

describe("a flag is raised by", () => {
  test("answers in less than 800 ms", () => {
    const { mine, visits } = onThatDay((all) =>
      all.map((visit, at) => (at % 2 === 0 && visit.rating ? { ...visit, tookMs: at % 4 === 0 ? 799 : 800 } : visit)),
    );
    const quick = mine.filter(({ tookMs }) => tookMs === 799);
    const [flag, ...others] = askedOf(visits);
    expect([quick.length > 3, flag?.signal, others]).toEqual([true, "quick-answers", []]);
    expect(flag?.ratings).toEqual(ratingsOf(quick));
    const trials = answered(visits.filter(({ windowNumber, day }) => windowNumber === "1" && day >= question.from));
    expect(flag?.measured).toBe(quick.length / trials.length);
  });

  test("walk-ups after ten minutes without a prompt, and not those after a prompt", () => {
    const walkUps = [0, 1, 2, 3, 4].map((at) => visitOf({ isWalkUp: true, atMs: 13 * hourMs + at * 20_000 }));
    const after = [1, 2, 3].map((at) => visitOf({ isWalkUp: true, atMs: 9 * hourMs + at * 60_000 }));
    const flags = askedOf(onThatDay((all) => [...all, ...walkUps, ...after]).visits);
    expect(shares(flags)).toEqual([
      { ...question, signal: "walk-ups", comparison: "peers", measured: flags[0]?.measured, bound: true },
    ]);
    expect(flags[0]?.ratings).toEqual(ratingsOf(walkUps));
  });

  test("ratings after closing that came sooner than most of the day, and not by other ratings after closing", () => {
    const late = (tookMs: number) =>
      [0, 1, 2, 3, 4]
        .map((at) => visitOf({ atMs: 17 * hourMs + at * 180_000, tookMs }))
        .map((visit) => ({ ...visit, rating: visit.rating && { ...visit.rating, isAfterClosing: true } }));
    const [quick, slow] = [late(2_000), late(4_500)];
    const flags = askedOf(onThatDay((all) => [...all, ...quick, ...slow]).visits);
    expect(flags.map(({ signal, ratings }) => [signal, ratings])).toEqual([["after-closing", ratingsOf(quick)]]);
  });

  describe("差评 that were raised", () => {
    const raise =
      (changes: Partial<RatingChange>, fromLevel = 1) =>
      (visit: Visit): Visit => {
        const change = { fromLevel, restedMs: 5_000, isOtherInput: false, ...changes };
        return visit.rating ? { ...visit, rating: { ...visit.rating, level: 5, change } } : visit;
      };
    /** The first four answered visits at a window on the judged day, changed. */
    const raisedAt = (windows: readonly string[], change: (visit: Visit) => Visit) => {
      const mine = windows.flatMap((number) =>
        answered(office.filter(({ windowNumber, day }) => windowNumber === number && day === judgedDay)).slice(0, 4),
      );
      const visits = office.map((visit) => (mine.includes(visit) ? change(visit) : visit));
      return { mine, flags: askedOf(visits).filter(({ signal }) => signal === "raised-ratings") };
    };

    test("after a rest of the screen or by another input, about the window and the person", () => {
      for (const changes of [{}, { restedMs: 0, isOtherInput: true }]) {
        const { mine, flags } = raisedAt(["1"], raise(changes));
        expect(shares(flags)).toEqual([
          { ...question, signal: "raised-ratings", comparison: "peers", measured: flags[0]?.measured, bound: true },
          { ...question, signal: "raised-ratings", comparison: "peers", measured: flags[0]?.measured, bound: true },
        ]);
        expect(flags.map(({ ratings }) => ratings)).toEqual([ratingsOf(mine), ratingsOf(mine)]);
        expect(mergeFlags(flags)).toHaveLength(1);
      }
    });

    test("only after a recorded rest of the screen: not at once, downwards, or among 好评", () => {
      const lowered = (visit: Visit): Visit => {
        const change = { fromLevel: 5, restedMs: 5_000, isOtherInput: false };
        return visit.rating ? { ...visit, rating: { ...visit.rating, level: 1, change } } : visit;
      };
      const changes = [raise({ restedMs: 3_999 }), raise({ restedMs: null }), raise({}, 3), lowered];
      for (const change of changes) expect(raisedAt(["1"], change).flags).toEqual([]);
    });

    test("at several windows by one person, about that person", () => {
      const roaming = (visit: Visit): Visit => ({ ...raise({})(visit), staffNumber: "77" });
      const windows = ["1", "2", "3"];
      const mine = windows.flatMap((number) =>
        answered(office.filter(({ windowNumber, day }) => windowNumber === number && day === judgedDay)),
      );
      const bent = new Set(windows.map((number) => mine.find(({ windowNumber }) => windowNumber === number)));
      const visits = office.map((visit) =>
        bent.has(visit) ? roaming(visit) : mine.includes(visit) ? { ...visit, staffNumber: "77" } : visit,
      );
      const flags = askedOf(visits).filter(({ signal }) => signal === "raised-ratings");
      expect(flags.map(({ staffNumber, ratings }) => [staffNumber, ratings.length])).toEqual([["77", 3]]);
    });

    test("once a week, after four weeks", () => {
      const monday = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 5;
      const visits = office.map((visit, at) => {
        const isFirst = visit.rating && at % 20 < 2 && visit.windowNumber === "1" && monday(visit.day);
        return isFirst && visit.day > "2026-02-14" ? raise({})(visit) : visit;
      });
      const [flag] = askedOf(visits).filter(({ signal }) => signal === "raised-ratings");
      expect([flag?.from, flag?.to, flag?.staffNumber]).toEqual(["2026-02-14", judgedDay, "1"]);
    });
  });

  describe("prompts that end before most of the office answers", () => {
    const endedBy = (outcome: Visit["outcome"], isWalkUp = false) =>
      onThatDay((all) =>
        all.map((visit, at) =>
          at % 2 === 0 && visit.rating ? { ...visit, isWalkUp, outcome, tookMs: 4_000, rating: null } : visit,
        ),
      ).visits;

    test.each(["cancelled", "declined"] as const)("as %s, without any rating", (outcome) => {
      expect(askedOf(endedBy(outcome)).map(({ signal, ratings }) => [signal, ratings])).toEqual([
        ["cancelled-prompts", []],
      ]);
    });

    test("but not those without an answer or of walk-ups", () => {
      expect(askedOf(endedBy("unanswered"))).toEqual([]);
      for (const outcome of ["cancelled", "declined"] as const) expect(askedOf(endedBy(outcome, true))).toEqual([]);
    });
  });

  test("prompts cancelled from 800 ms on, until most of the whole office had answered", () => {
    // Citizens are slow at this window: they would answer after ten seconds.
    const takenAfter = (tookMs: number) =>
      onThatDay((all) =>
        all.map((visit, at): Visit => {
          if (!visit.rating) return visit;
          return at % 2 === 0 ? { ...visit, outcome: "cancelled", tookMs, rating: null } : { ...visit, tookMs: 10_000 };
        }),
      ).visits;
    const ofOffice = answered(takenAfter(0)).filter(({ day }) => day === judgedDay);
    const mostMs = ofOffice.map(({ tookMs }) => tookMs).sort((one, other) => one - other)[
      Math.ceil(ofOffice.length * 0.75) - 1
    ] as number;
    const asked = [799, 800, mostMs, mostMs + 1].map((tookMs) => askedOf(takenAfter(tookMs)).length);
    expect(asked).toEqual([0, 1, 1, 0]);
  });

  test("cancelled prompts, but not by those cancelled at once or late, or opened again", () => {
    const back = (visit: Visit, at: number): readonly Visit[] => {
      if (!visit.rating) return [visit];
      const taken: Visit = {
        ...visit,
        outcome: "cancelled",
        rating: null,
        tookMs: [799, 20_000, 4_000][at % 3] ?? 0,
      };
      return at % 3 === 2 ? [taken, { ...visit, openedAtMs: visit.openedAtMs + 10_000 }] : [taken];
    };
    expect(askedOf(onThatDay((all) => all.flatMap(back)).visits)).toEqual([]);
  });

  test("a run of a level that is rare, and not by one of a level that is usual", () => {
    const { mine, visits } = onThatDay((all) =>
      all.map((visit) => (visit.rating && { ...visit, rating: { ...visit.rating, level: 4 } }) || visit),
    );
    const [flag, ...others] = askedOf(visits);
    expect([flag?.signal, flag?.measured, others]).toEqual(["same-level-runs", ratingsOf(mine).length, []]);
    expect(flag?.ratings).toEqual(ratingsOf(mine));
    const fives = onThatDay((all) =>
      all.map((visit) => (visit.rating && { ...visit, rating: { ...visit.rating, level: 5 } }) || visit),
    );
    expect(askedOf(fives.visits)).toEqual([]);
  });

  test("a run of one level, but not of the worst level", () => {
    const { visits } = onThatDay((all) =>
      all.map((visit) => (visit.rating && { ...visit, rating: { ...visit.rating, level: 1 } }) || visit),
    );
    expect(askedOf(visits)).toEqual([]);
  });

  test("many ratings in five minutes", () => {
    const burst = Array.from({ length: 12 }, (_, at) => visitOf({ atMs: 14 * hourMs + at * 10_000 }));
    const { visits } = onThatDay((all) => [...all, ...burst]);
    const bursts = askedOf(visits).filter(({ signal }) => signal === "bursts");
    expect(bursts.map(({ from, measured, ratings }) => [from, measured, ratings])).toEqual([
      [judgedDay, 12, ratingsOf(burst)],
    ]);
  });

  test("answers to one person that come much sooner than earlier ones, and not by slow ones", () => {
    const at = (factor: number) =>
      office.map((visit) =>
        visit.windowNumber === "1" && visit.day >= question.from && visit.rating
          ? { ...visit, tookMs: visit.tookMs * factor }
          : visit,
      );
    const flags = askedOf(at(0.4));
    expect(flags.map(({ signal, staffNumber, from }) => [signal, staffNumber, from])).toEqual([
      ["answer-times", "1", question.from],
    ]);
    expect(flags[0]?.measured).toBeLessThan(flags[0]?.bound ?? 0);
    expect(askedOf(at(4))).toEqual([]);
  });

  test("answers that come sooner than in earlier weeks, but not where only one earlier week can be compared", () => {
    const isSlow = ({ windowNumber, day }: Visit): boolean => windowNumber === "1" && day < question.from;
    const since = (first: string) =>
      office
        .filter(({ day }) => day >= first)
        .map((visit) => (isSlow(visit) && visit.rating ? { ...visit, tookMs: visit.tookMs * 1.6 } : visit));
    expect(askedOf(since("2026-03-02"))).toEqual([]);
    expect(askedOf(since("2026-02-07")).map(({ comparison }) => comparison)).toEqual(["own-history"]);
  });
});

test("no person with fewer than ten ratings in these days is named", () => {
  const walkUps = [0, 1, 2, 3, 4].map((at) =>
    visitOf({ isWalkUp: true, staffNumber: "substitute", atMs: 13 * hourMs + at * 20_000 }),
  );
  const namedBy = (more: readonly Visit[]) =>
    askedOf(onThatDay((all) => [...all, ...walkUps, ...more]).visits)
      .filter(({ signal }) => signal === "walk-ups")
      .map(({ staffNumber }) => staffNumber);
  const served = (count: number) =>
    Array.from({ length: count }, (_, at) => visitOf({ staffNumber: "substitute", atMs: 15 * hourMs + at * 60_000 }));
  expect([namedBy(served(4)), namedBy(served(5))]).toEqual([[null], ["substitute"]]);
});
