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
  /** 主要事项: the one that most of the ratings are about; null where none is known. */
  readonly matter: string | null;
}

/** A place range, and the main matter that all of the group share; null where the group is all of a kind. */
export interface Place extends PlaceRange {
  readonly matter: string | null;
}

/** The place is null without stars. */
export interface Placed {
  readonly judgement: Judgement;
  readonly place: Place | null;
}

type PlaceOf = (one: Estimate) => PlaceRange;

/** The groups of peers with stars that share a main matter, as large as the policy asks for. */
const groupsOf = (
  rated: readonly (Pick<Judged, "matter"> & { readonly estimate: Estimate })[],
  { fewestPeers, intervalZ }: StarPolicy,
): ReadonlyMap<string | null, PlaceOf> => {
  if (fewestPeers === null) return new Map();
  const byMatter = new Map<string, Estimate[]>();
  for (const { matter, estimate } of rated) {
    if (matter === null) continue;
    const group = byMatter.get(matter);
    if (group) group.push(estimate);
    else byMatter.set(matter, [estimate]);
  }
  return new Map(
    [...byMatter]
      .filter(([, peers]) => peers.length >= fewestPeers)
      .map(([matter, peers]) => [matter, placesAmong(peers, intervalZ)]),
  );
};

/**
 * Judges units, windows or people, one at a time. `peers` are all of the kind. Places depend on those with the same main
 * matter, or on all where these are too few; stars and scores on the own counts alone.
 */
export const judgeAmong = (peers: readonly Judged[], policy: StarPolicy): ((one: Judged) => Placed) => {
  const judged = ({ counts, hasSignal }: Judged): Judgement => judge(counts, hasSignal, policy);
  const rated = peers.flatMap((each) => {
    const judgement = judged(each);
    return judgement.state === "rated" ? [{ matter: each.matter, estimate: judgement.estimate }] : [];
  });
  const ofMatter = groupsOf(rated, policy);
  const ofAll = placesAmong(
    rated.map(({ estimate }) => estimate),
    policy.intervalZ,
  );
  const placeOf = (matter: string | null, estimate: Estimate): Place => {
    const ofGroup = ofMatter.get(matter);
    return ofGroup ? { ...ofGroup(estimate), matter } : { ...ofAll(estimate), matter: null };
  };
  return (one) => {
    const judgement = judged(one);
    return { judgement, place: judgement.state === "rated" ? placeOf(one.matter, judgement.estimate) : null };
  };
};
