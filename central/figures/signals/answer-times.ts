import { fewestRatingsOfPerson } from "../../../contract/office/figures/figures.ts";
import type { Comparison } from "../../../contract/office/figures/signals.ts";
import { type DaySeries, sumIn } from "./arrange.ts";
import { falseAlarmsADay, fewestPeers, historyDays } from "./budget.ts";
import type { Finding } from "./flag.ts";
import { isAnswer } from "./quick-answers.ts";
import { firstJudged } from "./share-signal.ts";
import { median, robustVariance } from "./statistics/robust.ts";
import { normalBound } from "./statistics/tails.ts";
import type { Visit } from "./visit.ts";

/** One person's answers in some days: their number, and sums of the natural logarithms of their milliseconds. */
export interface AnswerSums {
  readonly count: number;
  readonly total: number;
  readonly squares: number;
}

/** The same as a mean, and the variance of one answer. */
interface Times {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
}

/** Two comparisons. */
const farthest = normalBound(falseAlarmsADay / 2);

export const answersAmong = (visits: readonly Visit[]): AnswerSums => {
  const logs = visits.filter(isAnswer).map(({ tookMs }) => Math.log(Math.max(1, tookMs)));
  const sumOf = (power: number): number => logs.reduce((sum, each) => sum + each ** power, 0);
  return { count: logs.length, total: sumOf(1), squares: sumOf(2) };
};

/** Undefined where there are too few answers. */
const timesIn = (person: DaySeries<AnswerSums>, from: number, to: number): Times | undefined => {
  const count = sumIn(person, from, to, (sums) => sums.count);
  if (count < fewestRatingsOfPerson) return undefined;
  const mean = sumIn(person, from, to, ({ total }) => total) / count;
  return { count, mean, variance: Math.max(0, sumIn(person, from, to, ({ squares }) => squares) / count - mean ** 2) };
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

const personOf = (person: DaySeries<AnswerSums>, start: number, day: number): Person => {
  const weeks = Array.from({ length: historyDays / 7 }, (_, week) => start - 7 * (week + 1));
  return {
    now: timesIn(person, start, day),
    history: timesIn(person, start - historyDays, start - 1),
    weeks: weeks.map((monday) => timesIn(person, monday, monday + 6)),
  };
};

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
export const findAnswerTimes = (series: readonly DaySeries<AnswerSums>[], day: number): readonly Finding[] => {
  const start = firstJudged(day);
  const people = series.map((each) => personOf(each, start, day));
  const expectations = expectationsOf(people);
  return series.flatMap(({ place, on }, at): readonly Finding[] => {
    const now = people[at]?.now;
    if (!now || on(day) === undefined) return [];
    const beyond = (expectations[at] ?? []).find((expected) => now.mean < leastOf(now, expected));
    if (!beyond) return [];
    return [
      {
        ...{ signal: "answer-times", comparison: beyond.comparison, place, from: start, to: day, readFrom: start },
        measured: Math.exp(now.mean),
        bound: Math.exp(leastOf(now, beyond)),
        among: (visits) => visits.visitsIn(start, day).filter(isAnswer),
      },
    ];
  });
};
