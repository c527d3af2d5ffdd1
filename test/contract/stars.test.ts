import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LevelCounts } from "../../contract/office/figures/figures.ts";
import { type Counts, coverageOf, judge, judgeAmong, ratingsOf } from "../../contract/office/stars/judge.ts";
import { estimateOf, intervalOf, isClearlyBetter, placesAmong, starScore } from "../../contract/office/stars/score.ts";
import { StarPolicy } from "../../contract/office/stars/star-policy.ts";

const policy: StarPolicy = {
  thresholds: [3.2, 3.8, 4.2, 4.5],
  fewestRatings: 30,
  fewestCoverage: 0.2,
  scoreZ: 1.65,
  intervalZ: 1.96,
  waitsForSignals: true,
  fewestPeers: 5,
};

/** Of services asked about; those that were not answered are the rest. */
const countsOf = (asked: number, levels: LevelCounts): Counts => {
  const answered = ratingsOf({ levels });
  return { answered, unanswered: asked - answered, levels };
};

const city = {
  A1: countsOf(400, [1, 2, 9, 40, 148]),
  A2: countsOf(300, [0, 1, 4, 25, 60]),
  A3: countsOf(20, [0, 0, 0, 0, 3]),
  B1: countsOf(500, [4, 6, 30, 110, 100]),
  B2: countsOf(260, [3, 7, 10, 30, 50]),
};

const digits = (value: number): string => value.toFixed(6);
const printed = (levels: LevelCounts, z = policy.scoreZ) => {
  const estimate = estimateOf(levels);
  return [digits(estimate.mean), digits(Math.sqrt(estimate.variance)), digits(starScore(estimate, z))];
};

describe("星级分", () => {
  test("is that of the published formula, with its author's own numbers", () => {
    expect(printed([0, 0, 0, 2, 21], 1.96)).toEqual(["4.571429", "0.181866", "4.214971"]);
    expect(printed([82, 123, 246, 779, 2870], 1.96)).toEqual(["4.518149", "0.013905", "4.490895"]);
  });

  test("is that of the city in March 2026, to the last digit", () => {
    expect(Object.entries(city).map(([window, { levels }]) => [window, ...printed(levels)])).toEqual([
      ["A1", "4.619512", "0.051112", "4.535178"],
      ["A2", "4.515789", "0.079559", "4.384517"],
      ["A3", "3.750000", "0.493007", "2.936539"],
      ["B1", "4.160784", "0.055130", "4.069820"],
      ["B2", "4.114286", "0.107503", "3.936906"],
    ]);
    expect(printed([4, 7, 10, 30, 50])).toEqual(["4.084906", "0.110399", "3.902747"]);
    expect(printed([2, 3, 3, 7, 15])).toEqual(["3.857143", "0.222336", "3.490289"]);
  });

  test("is that of its two units", () => {
    const units: readonly LevelCounts[] = [
      [1, 3, 13, 65, 211],
      [7, 13, 40, 140, 150],
    ];
    const shown = units.map((levels) => {
      const estimate = estimateOf(levels);
      return [digits(estimate.mean), starScore(estimate, 1.65).toFixed(4)];
    });
    expect(shown).toEqual([
      ["4.617450", "4.5506"],
      ["4.163380", "4.0816"],
    ]);
  });

  test("gives stars and place ranges to four of its five windows", () => {
    const judged = Object.values(city).map((counts) => ({ counts, hasSignal: false, matter: null }));
    const shown = judged
      .map(judgeAmong(judged, policy))
      .map(({ judgement, place }, index) => [
        Object.keys(city)[index],
        ((coverageOf(Object.values(city)[index] ?? city.A1) ?? 0) * 100).toFixed(2),
        judgement.state === "rated" ? judgement.stars : judgement.state,
        place,
      ]);
    expect(shown).toEqual([
      ["A1", "50.00", 5, { best: 1, worst: 2, among: 4, matter: null }],
      ["A2", "30.00", 4, { best: 1, worst: 2, among: 4, matter: null }],
      ["A3", "15.00", "too-few", null],
      ["B1", "50.00", 3, { best: 3, worst: 4, among: 4, matter: null }],
      ["B2", "38.46", 3, { best: 3, worst: 4, among: 4, matter: null }],
    ]);
  });

  test("differs clearly only where chance does not explain the difference", () => {
    const estimates = Object.values(city).map(({ levels }) => estimateOf(levels));
    const [a1, a2, , b1, b2] = estimates;
    const pairs = [
      [a1, a2],
      [b1, b2],
      [a1, b1],
      [a1, b2],
      [a2, b1],
      [a2, b2],
    ] as const;
    const shown = pairs.map(([one, other]) => {
      if (!one || !other) throw new Error("no such window");
      const bound = 1.96 * Math.sqrt(one.variance + other.variance);
      return [digits(one.mean - other.mean), digits(bound), isClearlyBetter(one, other, 1.96)];
    });
    expect(shown).toEqual([
      ["0.103723", "0.185342", false],
      ["0.046499", "0.236797", false],
      ["0.458728", "0.147349", true],
      ["0.505226", "0.233309", true],
      ["0.355005", "0.189715", true],
      ["0.401504", "0.262132", true],
    ]);
  });
});

describe("a judgement", () => {
  test("withholds stars with too few ratings, too little coverage, or a signal that nobody has resolved", () => {
    const outcome = (counts: Counts, hasSignal = false, by = policy) => judge(counts, hasSignal, by).state;
    const [enough, few]: readonly LevelCounts[] = [
      [0, 0, 0, 0, 30],
      [0, 0, 0, 0, 29],
    ];
    if (!enough || !few) throw new Error("unreachable");
    expect([
      outcome(countsOf(150, enough)),
      outcome(countsOf(145, few)),
      outcome(countsOf(151, enough)),
      outcome({ answered: 0, unanswered: 0, levels: enough }),
      outcome(countsOf(150, enough), true),
      outcome(countsOf(150, enough), true, { ...policy, waitsForSignals: false }),
      outcome(countsOf(151, enough), false, { ...policy, fewestCoverage: 0.1 }),
    ]).toEqual(["rated", "too-few", "low-coverage", "low-coverage", "in-question", "rated", "rated"]);
  });

  test("gives the stars of the threshold that the score reaches", () => {
    const starsWith = (thresholds: StarPolicy["thresholds"]) => {
      const judgement = judge(city.B2, false, { ...policy, thresholds });
      return judgement.state === "rated" ? judgement.stars : null;
    };
    const score = starScore(estimateOf(city.B2.levels), policy.scoreZ);
    expect([
      starsWith([score + 0.001, 4.2, 4.3, 4.4]),
      starsWith([score, 4.2, 4.3, 4.4]),
      starsWith([1, score, 4.3, 4.4]),
      starsWith([1, 2, score, 4.4]),
      starsWith([1, 2, 3, score]),
    ]).toEqual([1, 2, 3, 4, 5]);
  });
});

describe("a place", () => {
  const { A1, A2, A3, B1, B2 } = city;
  /** Windows with a matter each, as places; a dash stands for none. */
  const placesOf = (given: readonly (readonly [Counts, string | null])[], fewestPeers: number | null) => {
    const judged = given.map(([counts, matter]) => ({ counts, hasSignal: false, matter }));
    return judged
      .map(judgeAmong(judged, { ...policy, fewestPeers }))
      .map(({ place }) => (place ? `${place.best}–${place.worst} of ${place.among} ${place.matter ?? "all"}` : "–"));
  };
  const byMatter = [
    [A1, "社保"],
    [A2, "户籍"],
    [A3, "社保"],
    [B1, "社保"],
    [B2, "户籍"],
  ] as const;

  test("is among the windows with stars and the same main matter", () => {
    expect(placesOf(byMatter, 2)).toEqual(["1–1 of 2 社保", "1–1 of 2 户籍", "–", "2–2 of 2 社保", "2–2 of 2 户籍"]);
  });

  test("is among all where too few share the matter, where none is known, or where the policy has no groups", () => {
    const [first, second, third, ...rest] = byMatter;
    const ofAll = ["1–2 of 4 all", "1–2 of 4 all", "–", "3–4 of 4 all", "3–4 of 4 all"];
    expect(placesOf(byMatter, 3)).toEqual(ofAll);
    expect(placesOf(byMatter, null)).toEqual(ofAll);
    expect(placesOf([first, [A2, null], third, ...rest.map(([counts]) => [counts, null] as const)], 2)).toEqual(ofAll);
    expect(placesOf([first, second, third, [B1, "社保"], [B2, null]], 2)).toEqual([
      ...["1–1 of 2 社保", "1–2 of 4 all", "–", "2–2 of 2 社保", "3–4 of 4 all"],
    ]);
  });
});

test("a policy has rising thresholds", () => {
  expect(StarPolicy.safeParse(policy).success).toBe(true);
  expect(StarPolicy.safeParse({ ...policy, thresholds: [3.2, 3.2, 4.2, 4.5] }).success).toBe(false);
  expect(StarPolicy.safeParse({ ...policy, fewestRatings: 9 }).success).toBe(false);
  expect(StarPolicy.safeParse({ ...policy, fewestPeers: 1 }).success).toBe(false);
  expect(StarPolicy.safeParse({ ...policy, fewestPeers: null }).success).toBe(true);
});

const anyCount = fc.nat(400);
const anyLevels: fc.Arbitrary<LevelCounts> = fc.tuple(anyCount, anyCount, anyCount, anyCount, anyCount);
const anyJudged = fc
  .record({
    levels: anyLevels,
    unanswered: fc.nat(2_000),
    hasSignal: fc.boolean(),
    matter: fc.constantFrom("社保", "户籍", null),
  })
  .map(({ levels, unanswered, ...rest }) => ({
    counts: { answered: ratingsOf({ levels }), unanswered, levels },
    ...rest,
  }));
const anyFewest = fc.constantFrom(2, 5, null);
const anyPeers = fc.array(anyJudged, { minLength: 1, maxLength: 12 });

const oneMore = (levels: LevelCounts, level: number): LevelCounts => {
  const [first, second, third, fourth, fifth] = levels.map((count, index) => count + Number(index + 1 === level));
  return [first ?? 0, second ?? 0, third ?? 0, fourth ?? 0, fifth ?? 0];
};

describe("for any ratings", () => {
  test("another window's ratings and matters, and the own matter, change neither stars nor score", () => {
    fc.assert(
      fc.property(anyJudged, anyPeers, anyPeers, anyFewest, anyFewest, (one, some, others, fewest, other) => {
        const among = judgeAmong([one, ...some], { ...policy, fewestPeers: fewest })(one).judgement;
        const elsewhere = { ...one, matter: "医保" };
        const { judgement } = judgeAmong([elsewhere, ...others], { ...policy, fewestPeers: other })(elsewhere);
        expect(among).toEqual(judgement);
      }),
    );
  });

  test("a place depends on the peers of its group alone, which is as large as it says", () => {
    fc.assert(
      fc.property(anyJudged, anyPeers, anyPeers, (one, some, others) => {
        const peers = [one, ...some];
        const { place } = judgeAmong(peers, { ...policy, fewestPeers: 2 })(one);
        if (!place) return;
        const group = place.matter === null ? peers : peers.filter(({ matter }) => matter === place.matter);
        const rated = group.filter(({ counts, hasSignal }) => judge(counts, hasSignal, policy).state === "rated");
        expect([place.among, place.matter === null || place.matter === one.matter]).toEqual([rated.length, true]);
        if (place.matter === null) return;
        const strangers = others.filter(({ matter }) => matter !== one.matter);
        expect(judgeAmong([...peers, ...strangers], { ...policy, fewestPeers: 2 })(one).place).toEqual(place);
      }),
    );
  });

  test("a rating above the mean never lowers it, and a raised one neither", () => {
    fc.assert(
      fc.property(anyLevels, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), (levels, one, other) => {
        const { mean } = estimateOf(levels);
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const [withLow, withHigh] = [low, high].map((level) => estimateOf(oneMore(levels, level)).mean);
        expect(withHigh).toBeGreaterThanOrEqual(withLow ?? 0);
        if (high >= mean) expect(withHigh).toBeGreaterThanOrEqual(mean - 1e-12);
      }),
    );
  });

  test("the interval contains the mean and stays within the levels", () => {
    fc.assert(
      fc.property(anyLevels, (levels) => {
        const estimate = estimateOf(levels);
        const { from, to } = intervalOf(estimate, policy.intervalZ);
        expect(1 <= from && from < estimate.mean && estimate.mean < to && to <= 5).toBe(true);
      }),
    );
  });

  test("places are those of a comparison with each peer", () => {
    fc.assert(
      fc.property(
        fc.array(anyLevels, { minLength: 1, maxLength: 40 }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (all, z) => {
          const peers = all.map(estimateOf);
          const placeOf = placesAmong(peers, z);
          for (const one of peers) {
            const better = peers.filter((peer) => isClearlyBetter(peer, one, z)).length;
            const worse = peers.filter((peer) => isClearlyBetter(one, peer, z)).length;
            expect(placeOf(one)).toEqual({ best: 1 + better, worst: peers.length - worse, among: peers.length });
          }
        },
      ),
    );
  });

  test("places are consistent: the place by the mean lies within the range, and a clear difference separates ranges", () => {
    fc.assert(
      fc.property(anyPeers, (peers) => {
        const placed = peers
          .map(judgeAmong(peers, { ...policy, fewestPeers: null }))
          .flatMap(({ judgement, place }) =>
            judgement.state === "rated" && place ? [{ ...judgement.estimate, ...place }] : [],
          );
        for (const one of placed) {
          const byMean = 1 + placed.filter(({ mean }) => mean > one.mean).length;
          expect(1 <= one.best && one.best <= byMean && byMean <= one.worst && one.worst <= placed.length).toBe(true);
          for (const other of placed.filter((each) => isClearlyBetter(one, each, policy.intervalZ))) {
            expect([one.best < other.best, one.worst < other.worst]).toEqual([true, true]);
          }
        }
      }),
    );
  });
});
