import type { DueDay } from "./due-day.ts";
import type { AnswerRating, CallResult, Outcome, origins } from "./item-events.ts";

/** 待核实 待整改 待解释 申诉中 无法整改申请 待回复 待回访 已办结 */
export const itemStates = [
  ...(["to-verify", "to-rectify", "to-explain", "appealed", "cannot-rectify"] as const),
  ...(["to-reply", "to-call", "closed"] as const),
] as const;
export type ItemState = (typeof itemStates)[number];

/** A due day with its count, to count it again once the days off of its year are published. */
export interface ItemDue extends DueDay {
  /** Counting began on the day after this one. */
  readonly from: string;
  /** Working days. */
  readonly days: number;
}

/** The reply that ended a round. */
export interface ItemReply {
  /** By the office's date, "2026-03-11". */
  readonly day: string;
  /** The last day on which it was in time. */
  readonly due: string;
  /** Whether something was put right, or only explained. */
  readonly isRectified: boolean;
}

/** 整改项: the result of its events. */
export interface Item {
  readonly origin: (typeof origins)[number];
  readonly state: ItemState;
  /** From 1 on; a citizen who is not satisfied, and a 督办单, begin the next one. */
  readonly round: number;
  readonly hasContact: boolean;
  readonly assignedTo: { readonly account: string; readonly name: string } | null;
  readonly verifyDue: ItemDue;
  /** Of the reply of this round. */
  readonly due: ItemDue;
  /** As it was announced first in this round: it stays visible beside a later one. */
  readonly firstDue: DueDay;
  readonly callDue: ItemDue | null;
  readonly finding: "rectify" | "explain";
  readonly rootCause: string | null;
  readonly isProven: boolean;
  readonly hasDraft: boolean;
  readonly isSigned: boolean;
  /** One in all rounds. */
  readonly appeal: "none" | "undecided" | "upheld" | "rejected";
  /** One in a round. */
  readonly delay: "none" | "refused" | "granted" | { readonly days: number };
  /** Calls of this round. */
  readonly tries: number;
  /** 评价人已改评: the item stays open. */
  readonly isRatingChanged: boolean;
  /** Why it is closed; null while it is open. */
  readonly outcome: Outcome | null;
  /** Of each round that ended with a reply, in order. */
  readonly replies: readonly ItemReply[];
  /** The citizen's own rating of the answer; absent until it was given. */
  readonly answerRating?: AnswerRating;
  /** The results of all calls, in order. */
  readonly calls: readonly CallResult[];
}
