import { answerTimeFlags } from "./answer-times.ts";
import { byPerson, byWindow, dayNumber, dayText } from "./arrange.ts";
import { historyDays, judgedDays } from "./budget.ts";
import { burstFlags } from "./bursts.ts";
import { cancelledPromptsAmong } from "./cancelled-prompts.ts";
import type { Flag } from "./flag.ts";
import { quickAnswers } from "./quick-answers.ts";
import { raisedFlags } from "./raised-ratings.ts";
import { runFlags } from "./same-level-runs.ts";
import { type ShareSignal, shareFlags } from "./share-signal.ts";
import { quantile } from "./statistics/robust.ts";
import type { Visit } from "./visit.ts";

export interface Days {
  readonly from: string;
  readonly to: string;
}

const moved = (day: string, by: number): string => dayText(dayNumber(day) + by);

/**
 * The days whose visits are needed to judge the ratings of `days`: a rating may be in question as late as six days
 * after it, and the first day is judged with those before it.
 */
export const neededFor = ({ from, to }: Days): Days => ({
  from: moved(from, 1 - judgedDays - historyDays),
  to: moved(to, judgedDays - 1),
});

const isLate = ({ rating }: Visit): boolean => rating?.isAfterClosing === true;

const isQuick = ({ tookMs }: Visit, sameDay: readonly Visit[]): boolean => {
  const before = sameDay.filter((visit) => visit.rating && !isLate(visit));
  return (
    tookMs <
    quantile(
      before.map((visit) => visit.tookMs),
      0.25,
    )
  );
};

/**
 * Ratings given after the last closing time of their day, and sooner than three in four of that day at that window, as
 * a share of all ratings. Citizens who still wait at closing time are served at many windows and answer like all
 * others; of their ratings only one in four counts. A clerk who rates himself in an empty hall has nothing to read.
 */
const afterClosing: ShareSignal = {
  signal: "after-closing",
  isTrial: ({ rating }) => rating !== null,
  isHit: (visit, sameDay) => isLate(visit) && isQuick(visit, sameDay),
};

/** The longest time between a prompt and a rating of the same service, milliseconds. */
const serviceMs = 600_000;

const isPrompt = ({ isWalkUp }: Visit): boolean => !isWalkUp;

/**
 * Walk-up ratings outside transactions, as a share of all ratings: those without a prompt in the ten minutes before. A
 * day without a prompt does not count: where staff never ask, walking up is the normal way to rate.
 */
const walkUps: ShareSignal = {
  signal: "walk-ups",
  isTrial: ({ rating }, sameDay) => rating !== null && sameDay.some(isPrompt),
  isHit: ({ isWalkUp, openedAtMs }, sameDay) =>
    isWalkUp && !sameDay.some((each) => isPrompt(each) && isShortlyBefore(each.openedAtMs, openedAtMs)),
};

const isShortlyBefore = (promptMs: number, walkUpMs: number): boolean =>
  promptMs <= walkUpMs && walkUpMs - promptMs <= serviceMs;

/**
 * Every flag that covers one of `days`, one for each judged day, in parts: each signal is computed when its function is
 * called, so that a large office leaves time for other requests in between.
 */
export const judgesOf = (visits: readonly Visit[], days: Days): readonly (() => readonly Flag[])[] => {
  const needed = neededFor(days);
  const looked = visits.filter(({ day }) => day >= needed.from && day <= needed.to);
  const range = { first: dayNumber(needed.from), from: dayNumber(days.from), to: dayNumber(needed.to) };
  const windows = byWindow(looked);
  const people = byPerson(looked);
  const rated = byWindow(looked.filter(({ rating }) => rating !== null));
  const judges = [
    ...[quickAnswers, walkUps, afterClosing].map((share) => () => shareFlags(windows, share, range)),
    () => shareFlags(windows, cancelledPromptsAmong(looked), range),
    () => runFlags(rated, range),
    () => burstFlags(rated, range),
    () => answerTimeFlags(people, range),
    ...[windows, people].map((series) => () => raisedFlags(series, range)),
  ];
  return judges.map((judge) => () => judge().filter(({ from, to }) => from <= days.to && to >= days.from));
};

/**
 * All of them at once. A function of the visits alone: those of `neededFor(days)` have to be among them, others change
 * nothing.
 */
export const judgeVisits = (visits: readonly Visit[], days: Days): readonly Flag[] =>
  judgesOf(visits, days).flatMap((judge) => judge());
