import { Tag } from "antd";
import type { ItemState } from "../../../contract/office/rectification/item.ts";
import type { Outcome } from "../../../contract/office/rectification/item-events.ts";
import type { ItemRow } from "../../../contract/office/rectification/items.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type WordKey, type Words } from "../words/words.ts";

const stateKeys: Readonly<Record<ItemState, WordKey>> = {
  "to-verify": "stepToVerify",
  "to-rectify": "stepToRectify",
  "to-explain": "stepToExplain",
  appealed: "stepAppealed",
  "cannot-rectify": "stepCannotRectify",
  "to-reply": "stepToReply",
  "to-call": "stepToCall",
  closed: "stepClosed",
};

export const itemStateWord = (words: Words, state: ItemState): string => words[stateKeys[state]];

const originKeys: Readonly<Record<ItemRow["origin"], WordKey>> = {
  "bad-rating": "originBadRating",
  complaint: "originComplaint",
  comment: "originComment",
  "key-point": "originKeyPoint",
  supervision: "originSupervision",
};

export const originWord = (words: Words, origin: ItemRow["origin"]): string => words[originKeys[origin]];

const outcomeKeys: Readonly<Record<Outcome | "dissatisfied", WordKey>> = {
  satisfied: "outcomeSatisfied",
  "fairly-satisfied": "outcomeFairlySatisfied",
  dissatisfied: "outcomeDissatisfied",
  "not-reached": "outcomeNotReached",
  unwilling: "outcomeUnwilling",
  "no-contact": "outcomeNoContact",
  "set-aside": "outcomeSetAside",
};

export const outcomeWord = (words: Words, outcome: Outcome | "dissatisfied"): string => words[outcomeKeys[outcome]];

/** The step in words; a closed item with its outcome. */
export const ItemStateTag = ({ state, outcome }: Pick<ItemRow, "state" | "outcome">) => {
  const words = useWords();
  return (
    <Tag className={`item-state item-${state}`}>
      {itemStateWord(words, state)}
      {outcome !== null && ` · ${outcomeWord(words, outcome)}`}
    </Tag>
  );
};

/** A due day: 暂定 where its year is not published, and in words where it has passed. */
export const DueText = ({ due, isOver = false }: Pick<ItemRow, "due"> & { readonly isOver?: boolean }) => {
  const words = useWords();
  if (due === null) return <span className="quiet">—</span>;
  return (
    <span className={isOver ? "item-due is-over" : "item-due"}>
      <span className="figures">{due.day}</span>
      {due.isProvisional && <small title={words.provisionalHint}>{words.provisional}</small>}
      {isOver && <strong>{words.itemOver}</strong>}
    </span>
  );
};

/** Marks that a list needs beside the step. */
export const ItemMarks = ({ round, isRatingChanged, asksDelay }: ItemRow) => {
  const words = useWords();
  const marks = [
    ...(round > 1 ? [fill(words.itemRound, { round })] : []),
    ...(isRatingChanged ? [words.ratingChangedTag] : []),
    ...(asksDelay ? [words.delayAskedTag] : []),
  ];
  return marks.length === 0 ? null : <small className="item-marks">{marks.join(" · ")}</small>;
};
