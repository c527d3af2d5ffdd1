import type { Tally } from "../figures/figures.ts";
import {
  type Estimate,
  estimateOf,
  type Interval,
  intervalOf,
  type PlaceRange,
  placesAmong,
  starScore,
} from "./score.ts";
import type { StarPolicy } from "./star-policy.ts";

/** Why there are no stars: 样本不足, 覆盖不足 or 待核查. */
export const withheldStates = ["too-few", "low-coverage", "in-question"] as const;
export type WithheldState = (typeof withheldStates)[number];

/** The counts that stars depend on. */
export type Counts = Pick<Tally, "answered" | "unanswered" | "levels">;

export type Stars = 1 | 2 | 3 | 4 | 5;

export type Judgement =
  | { readonly state: WithheldState }
  | {
      readonly state: "rated";
      readonly estimate: Estimate;
      readonly score: number;
      readonly interval: Interval;
      readonly stars: Stars;
    };

export const ratingsOf = ({ levels }: Pick<Counts, "levels">): number =>
  levels.reduce<number>((total, count) => total + count, 0);

/** 覆盖率 = answered prompts / (answered + unanswered prompts); null where there was none. */
export const coverageOf = ({ answered, unanswered }: Counts): number | null =>
  answered + unanswered === 0 ? null : answered / (answered + unanswered);

const starsOf = (score: number, { thresholds: [two, three, four, five] }: StarPolicy): Stars => {
  if (score >= five) return 5;
  if (score >= four) return 4;
  if (score >= three) return 3;
  return score >= two ? 2 : 1;
};

const withheldBy = (counts: Counts, hasSignal: boolean, policy: StarPolicy): WithheldState | undefined => {
  if (ratingsOf(counts) < policy.fewestRatings) return "too-few";
  if ((coverageOf(counts) ?? 0) < policy.fewestCoverage) return "low-coverage";
  return hasSignal && policy.waitsForSignals ? "in-question" : undefined;
};

/** The stars of a unit, a window or a person by its own counts, or the reason why there are none. */
export const judge = (counts: Counts, hasSignal: boolean, policy: StarPolicy): Judgement => {
  const state = withheldBy(counts, hasSignal, policy);
  if (state) return { state };
  const estimate = estimateOf(counts.levels);
  const score = starScore(estimate, policy.scoreZ);
  const interval = intervalOf(estimate, policy.intervalZ);
  return { state: "rated", estimate, score, interval, stars: starsOf(score, policy) };
};

/** A unit, a window or a person to judge. */
export interface Judged {
  readonly counts: Counts;
  readonly hasSignal: boolean;
}

/** The place is null without stars. */
export interface Placed {
  readonly judgement: Judgement;
  readonly place: PlaceRange | null;
}

/**
 * Judges the members of a group of peers, one at a time. `peers` are the whole group: places depend on all of them, stars
 * and scores on the own counts alone.
 */
export const judgeAmong = (peers: readonly Judged[], policy: StarPolicy): ((one: Judged) => Placed) => {
  const judged = ({ counts, hasSignal }: Judged): Judgement => judge(counts, hasSignal, policy);
  const rated = peers.map(judged).flatMap((each) => (each.state === "rated" ? [each.estimate] : []));
  const placeOf = placesAmong(rated, policy.intervalZ);
  return (one) => {
    const judgement = judged(one);
    return { judgement, place: judgement.state === "rated" ? placeOf(judgement.estimate) : null };
  };
};
