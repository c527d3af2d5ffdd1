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

/** The headline of a paused screen. A longer one would push the button that ends the pause off the screen. */
const ReasonShown = LocalText.extend({
  zh: LocalText.shape.zh.max(60).refine(isLine, "one line of text"),
  en: LocalText.shape.en.unwrap().max(120).refine(isLine, "one line of text").optional(),
});

/** Asks for a rating of one 办件, or once of all 办件 of a citizen. */
export const PromptRequest = z.strictObject({
  transactions: z.array(ServiceAsked).min(1).max(50).refine(isEachOnce, "every service once"),
  /**
   * The same services give the same prompt, however it ended: a request that is repeated because its answer got lost
   * asks no citizen twice. `true` asks again where the prompt stayed unanswered or was cancelled.
   */
  askAgain: z.boolean().default(false),
});
export type PromptRequest = z.infer<typeof PromptRequest>;

export const PauseRequest = z.strictObject({
  /** The words on the screen: 午休, 请稍候. */
  reason: ReasonShown,
  /** When service is expected to go on; shown, never acted on. */
  until: WallTime.nullable().default(null),
});
export type PauseRequest = z.infer<typeof PauseRequest>;

/** The state of a prompt. Staff and office systems learn that it was answered, never the level. */
export const CounterPrompt = z.strictObject({
  promptId: PromptId,
  state: z.enum(["open", "answered", "unanswered", "cancelled"]),
  transactions: z.array(Transaction),
  openedAt: WallTime,
  endedAt: WallTime.nullable(),
});
export type CounterPrompt = z.infer<typeof CounterPrompt>;

/** The state of the window, as far as an office system may know it. */
export const CounterState = z.strictObject({
  window: z.enum(["serving", "paused", "no-one-on-duty"]),
  /** The staff number on duty, also during a pause. */
  staffNumber: StaffNumber.nullable(),
  pause: z.strictObject({ reason: LocalText, until: WallTime.nullable() }).nullable(),
  /**
   * `prompted`: a prompt waits for an answer. `writing`: a form is open, or a rating was given a short time ago. After
   * a rating it lasts a fixed time, whatever the level and however long the citizen gives reasons. It does not tell
   * whether a prompt may be opened: the request answers that with `citizen-busy` while a citizen uses the screen.
   */
  citizen: z.enum(["none", "prompted", "writing"]),
  /** The prompt that waits for an answer. */
  prompt: CounterPrompt.nullable(),
});
export type CounterState = z.infer<typeof CounterState>;

/** An event that is on disk, with the state of the window after it. */
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
  /** The prompt of the event; null for events of another kind. */
  prompt: CounterPrompt.nullable(),
  state: CounterState,
});
export type CounterEvent = z.infer<typeof CounterEvent>;
