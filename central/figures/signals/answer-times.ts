import { fewestRatingsOfPerson } from "../../../contract/office/figures/figures.ts";
import type { Comparison } from "../../../contract/office/figures/signals.ts";
import { dayText, type Series, sumsOf } from "./arrange.ts";
import { falseAlarmsADay, fewestPeers, historyDays } from "./budget.ts";
import { type Flag, ratingsOf } from "./flag.ts";
import { firstJudged, type JudgedRange } from "./share-signal.ts";
import { median, robustVariance } from "./statistics/robust.ts";
import { normalBound } from "./statistics/tails.ts";
import type { Visit } from "./visit.ts";

/** One person's answers in some days: their number, and the natural logarithms of their milliseconds. */
interface Times {
  readonly count: number;
  readonly mean: number;
  /** Of one answer. */
  readonly variance: number;
}

/** Two comparisons. */
const farthest = normalBound(falseAlarmsADay / 2);

const isAnswer = ({ isWalkUp, outcome }: Visit): boolean => !isWalkUp && outcome === "answered";

const logTimes = (visits: readonly Visit[]): readonly number[] =>
  visits.filter(isAnswer).map(({ tookMs }) => Math.log(Math.max(1, tookMs)));

/** The times of a person in any days, from prefix sums; undefined where there are too few. */
const timesIn = (person: Series, first: number, to: number) => {
  const sums = [0, 1, 2].map((power) =>
    sumsOf(first, to, (day) => logTimes(person.visitsOn(day)).reduce((sum, each) => sum + each ** power, 0)),
  );
  return (from: number, last: number): Times | undefined => {
    const [count = 0, total = 0, squares = 0] = sums.map((sum) => sum(from, last));
    if (count < fewestRatingsOfPerson) return undefined;
    const mean = total / count;
    return { count, mean, variance: Math.max(0, squares / count - mean ** 2) };
  };
};

const some = <Value>(values: readonly (Value | undefined)[]): readonly Value[] =>
  values.filter((value): value is Value => value !== undefined);

const noise = ({ variance, count }: Times): number => variance / count;

/** The expected mean of a person, and its deviation by chance, besides the noise of the answers themselves. */
interface Expected {
  readonly comparison: Comparison;
  readonly mean: number;
  readonly variance: number;
}

interface Person {
  readonly now: Times | undefined;
  readonly history: Times | undefined;
  readonly weeks: readonly (Times | undefined)[];
}

/** The deviations of the weeks of a person from their mean. A single week is that mean, and shows no difference. */
const movesOf = ({ history, weeks }: Person): readonly number[] => {
  const counted = some(weeks);
  return history && counted.length > 1 ? counted.map((week) => week.mean - history.mean) : [];
};

/**
 * The spread of the means of people, and the spread of one person's mean from week to week; undefined with too few
 * peers.
 */
const spreadsOf = (people: readonly Person[]) => {
  const means = some(people.map(({ history, now }) => history ?? now)).map(({ mean }) => mean);
  if (means.length < fewestPeers) return undefined;
  const centre = median(means);
  const moves = people.flatMap(movesOf);
  return {
    peers: { comparison: "peers", mean: centre, variance: robustVariance(means, centre) } satisfies Expected,
    drift: moves.length === 0 ? undefined : robustVariance(moves, 0),
  };
};

const meanSquare = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value ** 2, 0) / Math.max(1, values.length);

/**
 * The comparison with the own history: its deviation is taken from the weeks of all people and of this one. It includes
 * the noise of a week.
 */
const expectationsOf = (people: readonly Person[]): readonly (readonly Expected[])[] => {
  const spreads = spreadsOf(people);
  if (!spreads) return people.map(() => []);
  return people.map((person) => {
    const { history } = person;
    if (!history || spreads.drift === undefined) return [spreads.peers];
    const variance = Math.max(spreads.drift, meanSquare(movesOf(person)));
    return [spreads.peers, { comparison: "own-history" as const, mean: history.mean, variance }];
  });
};

const leastOf = (now: Times, { mean, variance }: Expected): number =>
  mean - farthest * Math.sqrt(variance + noise(now));

/**
 * Answer times of each person in seven days, as their geometric mean in milliseconds: flagged where they are far
 * shorter than those of other people, or than the same person's in the four weeks before. The spreads of people and of
 * one person's weeks are estimated from all of them. Slow answers are never flagged: many citizens are old.
 */
export const answerTimeFlags = (people: readonly Series[], { first, from, to }: JudgedRange): readonly Flag[] => {
  const times = people.map((person) => timesIn(person, first, to));
  const flags: Flag[] = [];
  for (let day = from; day <= to; day += 1) {
    const start = firstJudged(day);
    const ofDay = times.map((within): Person => {
      const weeks = Array.from({ length: historyDays / 7 }, (_, week) => start - 7 * (week + 1));
      return {
        now: within(start, day),
        history: within(start - historyDays, start - 1),
        weeks: weeks.map((monday) => within(monday, monday + 6)),
      };
    });
    const expectations = expectationsOf(ofDay);
    for (const [at, { now }] of ofDay.entries()) {
      const person = people[at];
      if (!now || !person || person.visitsOn(day).length === 0) continue;
      const beyond = (expectations[at] ?? []).find((expected) => now.mean < leastOf(now, expected));
      const visits = beyond ? person.visitsIn(start, day).filter(isAnswer) : [];
      const last = visits.at(-1);
      if (!beyond || !last) continue;
      flags.push({
        signal: "answer-times",
        comparison: beyond.comparison,
        unitCode: last.unitCode,
        windowNumber: last.windowNumber,
        staffNumber: last.staffNumber,
        from: dayText(start),
        to: dayText(day),
        measured: Math.exp(now.mean),
        bound: Math.exp(leastOf(now, beyond)),
        ratings: ratingsOf(visits),
      });
    }
  }
  return flags;
};
