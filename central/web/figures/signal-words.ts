import type { FlagRow, Signal } from "../../../contract/office/figures/signals.ts";
import { formatCount, formatRate, formatSeconds } from "../format/text.ts";
import { fill, type WordKey, type Words } from "../words/words.ts";

const signalKeys: Readonly<Record<Signal, WordKey>> = {
  "quick-answers": "quickAnswers",
  "same-level-runs": "sameLevelRuns",
  bursts: "bursts",
  "walk-ups": "idleWalkUps",
  "answer-times": "answerTimes",
  "after-closing": "afterClosing",
  "cancelled-prompts": "cancelledPrompts",
  "raised-ratings": "raisedRatings",
};

export const signalWord = (words: Words, signal: Signal): string => words[signalKeys[signal]];

const amountOf = (signal: Signal, value: number): string => {
  if (signal === "answer-times") return formatSeconds(value);
  return signal === "same-level-runs" || signal === "bursts" ? formatCount(value) : formatRate(value);
};

/** The measured value, with the usual value and the kind of comparison. */
export const measuredText = (words: Words, { signal, comparison, numbers }: FlagRow): string => {
  if (!numbers) return words.tooFew;
  const { measured, bound } = numbers;
  return fill(signal === "answer-times" ? words.flagBelow : words.flagAbove, {
    measured: amountOf(signal, measured),
    bound: amountOf(signal, bound),
    comparison: comparison === "peers" ? words.amongPeers : words.amongOwn,
  });
};
