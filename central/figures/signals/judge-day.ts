import { afterClosing } from "./after-closing.ts";
import { findAnswerTimes } from "./answer-times.ts";
import { findBursts } from "./bursts.ts";
import { cancelledPromptsUntil, type LimitsMs } from "./cancelled-prompts.ts";
import type { Judge } from "./flag.ts";
import { quickAnswers } from "./quick-answers.ts";
import { findRaised } from "./raised-ratings.ts";
import { runJudges } from "./same-level-runs.ts";
import { findShares } from "./share-signal.ts";
import type { Summaries } from "./summaries.ts";
import { walkUps } from "./walk-ups.ts";

type Judges = {
  readonly [Kind in keyof Summaries]: (series: Summaries[Kind], day: number, limitsMs: LimitsMs) => readonly Judge[];
};

const judges: Judges = {
  quickAnswers: (windows, day) => [() => findShares(windows, quickAnswers, day)],
  walkUps: (windows, day) => [() => findShares(windows, walkUps, day)],
  afterClosing: (windows, day) => [() => findShares(windows, afterClosing, day)],
  cancelledPrompts: (windows, day, limitsMs) => [() => findShares(windows, cancelledPromptsUntil(limitsMs), day)],
  levels: runJudges,
  busiest: (windows, day) => [() => findBursts(windows, day)],
  answers: (people, day) => [() => findAnswerTimes(people, day)],
  raisedAtWindows: (windows, day) => [() => findRaised(windows, day)],
  raisedByPeople: (people, day) => [() => findRaised(people, day)],
};

export const summaryKinds = Object.keys(judges) as readonly (keyof Summaries)[];

/** The parts that judge a day by one kind of summaries; those of the five weeks up to it are needed. */
export const judgesOf = <Kind extends keyof Summaries>(
  kind: Kind,
  series: Summaries[Kind],
  day: number,
  limitsMs: LimitsMs,
): readonly Judge[] => judges[kind](series, day, limitsMs);
