import { Tag } from "antd";
import type { FlagRow, FlagState, Signal } from "../../../contract/office/figures/signals.ts";
import { formatCount, formatRate, formatSeconds } from "../format/text.ts";
import { StaffName } from "../ratings/rating-parts.tsx";
import { useWords } from "../words/use-words.ts";
import { fill, type WordKey, type Words } from "../words/words.ts";

export const FlagPerson = ({ staff }: Pick<FlagRow, "staff">) => {
  const words = useWords();
  return staff ? <StaffName {...staff} /> : <span className="quiet">{words.severalStaff}</span>;
};

export const FlagDays = ({ from, to }: Pick<FlagRow, "from" | "to">) => (
  <span className="figures">{from === to ? from : `${from} – ${to}`}</span>
);

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

const stateKeys: Readonly<Record<FlagState, WordKey>> = {
  open: "flagOpen",
  asked: "flagAsked",
  answered: "flagAnswered",
  confirmed: "flagConfirmed",
  cleared: "flagCleared",
};

export const stateWord = (words: Words, state: FlagState): string => words[stateKeys[state]];

/** The state in words; colours only help. */
export const FlagStateTag = ({ state }: Pick<FlagRow, "state">) => (
  <Tag className={`flag-state flag-state-${state}`}>{stateWord(useWords(), state)}</Tag>
);

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

export const ratingsText = ({ numbers }: Pick<FlagRow, "numbers">): string =>
  numbers ? formatCount(numbers.ratings) : "—";
