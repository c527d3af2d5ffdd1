import { z } from "zod";
import { Transaction } from "../ledger/bodies/prompt.ts";
import { isLine, TransactionRef } from "../transaction-ref.ts";
import { LocalText, PromptId, StaffNumber, WallTime } from "../words.ts";

const isEachOnce = (transactions: readonly Transaction[]): boolean =>
  new Set(transactions.map(({ transactionRef, serviceNumber }) => JSON.stringify([transactionRef, serviceNumber])))
    .size === transactions.length;

const ServiceAsked = Transaction.extend({
  transactionRef: TransactionRef,
  serviceNumber: Transaction.shape.serviceNumber.default(1),
  matterName: Transaction.shape.matterName.refine((name) => name === undefined || isLine(name), "one line of text"),
});

/** The headline of a paused screen: what is longer would push the way back off it. */
const ReasonShown = LocalText.extend({
  zh: LocalText.shape.zh.max(60).refine(isLine, "one line of text"),
  en: LocalText.shape.en.unwrap().max(120).refine(isLine, "one line of text").optional(),
});

/** Asks for a rating: of one 办件, or once of all that a citizen brought. */
export const PromptRequest = z.strictObject({
  transactions: z.array(ServiceAsked).min(1).max(50).refine(isEachOnce, "every service once"),
  /**
   * The same services again are the same prompt, however it ended: a request that is repeated because its answer got
   * lost asks nobody twice. `true` asks once more where nobody answered or the prompt was cancelled.
   */
  askAgain: z.boolean().default(false),
});
export type PromptRequest = z.infer<typeof PromptRequest>;

export const PauseRequest = z.strictObject({
  /** What the screen says: 午休, 请稍候. */
  reason: ReasonShown,
  /** When service goes on, as far as one knows; shown, never acted on. */
  until: WallTime.nullable().default(null),
});
export type PauseRequest = z.infer<typeof PauseRequest>;

/** How a prompt stands. Answered is all that anybody at the counter learns: never the level. */
export const CounterPrompt = z.strictObject({
  promptId: PromptId,
  state: z.enum(["open", "answered", "unanswered", "cancelled"]),
  transactions: z.array(Transaction),
  openedAt: WallTime,
  endedAt: WallTime.nullable(),
});
export type CounterPrompt = z.infer<typeof CounterPrompt>;

/** What an office system may know of the window. */
export const CounterState = z.strictObject({
  window: z.enum(["serving", "paused", "no-one-on-duty"]),
  /** Who serves, also while paused. */
  staffNumber: StaffNumber.nullable(),
  pause: z.strictObject({ reason: LocalText, until: WallTime.nullable() }).nullable(),
  /**
   * `prompted`: a prompt waits for an answer. `writing`: a form is open, or a rating was given not long ago. After a rating
   * it lasts a fixed time, whatever was chosen and however long the citizen gives reasons. Whether a prompt may be opened
   * says the request for one: `citizen-busy` as long as somebody does use the screen.
   */
  citizen: z.enum(["none", "prompted", "writing"]),
  /** The prompt that waits for an answer. */
  prompt: CounterPrompt.nullable(),
});
export type CounterState = z.infer<typeof CounterState>;

/** Something that has happened and is on disk, with the window as it stands after it. */
export const CounterEvent = z.strictObject({
  type: z.enum([
    "prompt-opened",
    "prompt-answered",
    "prompt-unanswered",
    "prompt-cancelled",
    "shift-started",
    "shift-ended",
    "paused",
    "resumed",
  ]),
  /** The prompt that it is about; null for the others. */
  prompt: CounterPrompt.nullable(),
  state: CounterState,
});
export type CounterEvent = z.infer<typeof CounterEvent>;
