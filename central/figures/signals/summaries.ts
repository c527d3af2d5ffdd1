import { afterClosing } from "./after-closing.ts";
import { type AnswerSums, answersAmong } from "./answer-times.ts";
import type { DaySeries } from "./arrange.ts";
import { busiestAmong } from "./bursts.ts";
import { withdrawnAmong } from "./cancelled-prompts.ts";
import { isAnswer, quickAnswers } from "./quick-answers.ts";
import { raisedRatings } from "./raised-ratings.ts";
import { levelsAmong } from "./same-level-runs.ts";
import { countsAmong } from "./share-signal.ts";
import type { Counts } from "./statistics/counts.ts";
import type { Visit } from "./visit.ts";
import { walkUps } from "./walk-ups.ts";

/** Everything that the signals need of one window on one day. */
export interface WindowDay {
  readonly quickAnswers: Counts;
  readonly walkUps: Counts;
  readonly afterClosing: Counts;
  readonly raised: Counts;
  /** Of the answers to prompts, and of the prompts that were withdrawn in the end. */
  readonly answersMs: readonly number[];
  readonly withdrawnMs: readonly number[];
  /** Of the ratings in the order of the clock, a digit each. */
  readonly levels: string;
  /** Ratings in the busiest five minutes. */
  readonly busiest: number;
}

/** `sameDay` are the visits of the window on that day, in the order of the clock. */
export const windowDayOf = (sameDay: readonly Visit[]): WindowDay => ({
  quickAnswers: countsAmong(sameDay, quickAnswers),
  walkUps: countsAmong(sameDay, walkUps),
  afterClosing: countsAmong(sameDay, afterClosing),
  raised: countsAmong(sameDay, raisedRatings),
  answersMs: sameDay.filter(isAnswer).map(({ tookMs }) => tookMs),
  withdrawnMs: withdrawnAmong(sameDay).map(({ tookMs }) => tookMs),
  levels: levelsAmong(sameDay),
  busiest: busiestAmong(sameDay).length,
});

/** Everything that the signals need of one person on one day. */
export interface PersonDay {
  readonly answers: AnswerSums;
  readonly raised: Counts;
}

export const personDayOf = (sameDay: readonly Visit[]): PersonDay => ({
  answers: answersAmong(sameDay),
  raised: countsAmong(sameDay, raisedRatings),
});

/** The summaries that judge one day, each of all windows or all people of the office. */
export interface Summaries {
  readonly quickAnswers: readonly DaySeries<Counts>[];
  readonly walkUps: readonly DaySeries<Counts>[];
  readonly afterClosing: readonly DaySeries<Counts>[];
  readonly cancelledPrompts: readonly DaySeries<Counts>[];
  readonly levels: readonly DaySeries<string>[];
  readonly busiest: readonly DaySeries<number>[];
  readonly answers: readonly DaySeries<AnswerSums>[];
  readonly raisedAtWindows: readonly DaySeries<Counts>[];
  readonly raisedByPeople: readonly DaySeries<Counts>[];
}
