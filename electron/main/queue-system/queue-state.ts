import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import type { QueueSystemPolicy } from "../../../contract/sync/queue-system-policy.ts";
import type { PromptId, ShiftId, StaffNumber } from "../../../contract/words.ts";
import type { OwedSubmit } from "../../../db/ledger/queue-submits.ts";
import type { Session } from "../visit/session.ts";
import type { QueueCall, QueueMethod } from "./wire.ts";

/** Where and as whom to be logged in. A connection has one seat for its life: a failed second login keeps the first. */
export interface Seat {
  readonly url: string;
  readonly windowNumber: string;
  readonly staffNumber: StaffNumber;
  /** `staffNumber` as the queue system writes it. */
  readonly userCode: string;
}

/** The one request that has been sent and not been answered. */
export interface Waiting {
  readonly method: QueueMethod;
  /** Of a submit; null of all others. */
  readonly rateId: string | null;
  readonly deadlineMs: number;
}

/** Times are those of the monotonic clock, milliseconds. */
export type Link =
  /** `after`: the seat that failed; another one need not wait for `retryAtMs`. */
  | { readonly at: "down"; readonly retryAtMs: number; readonly after: Seat | null }
  | { readonly at: "connecting"; readonly seat: Seat; readonly deadlineMs: number }
  | {
      readonly at: "up";
      readonly seat: Seat;
      readonly isLoggedIn: boolean;
      readonly waiting: Waiting | null;
      /** When to ask for a sign of life. */
      readonly probeAtMs: number;
    };

/** Somebody shall be asked, and cannot be yet. Goes with the shift: a colleague is not rated for it. */
export interface Quest {
  readonly call: QueueCall;
  readonly shiftId: ShiftId;
  readonly untilMs: number;
}

/** What the adapter remembers. What is owed is not here: that is in the ledger, and survives everything. */
export interface QueueState {
  readonly link: Link;
  /** Attempts in a row that did not lead to a login. */
  readonly failures: number;
  /** The newest; a newer one takes its place. */
  readonly quest: Quest | null;
  /** `wanted`: pushed while a citizen was being asked. `pushed`: in force, and ended by `Reset` or `Resume`. */
  readonly pause: "none" | "wanted" | "pushed";
  /** What is wrong with the link. */
  readonly problem: Problem | null;
  /** The last rating that did not, or perhaps did not, arrive. */
  readonly lost: Problem | null;
}

export type QueueInput =
  | { readonly type: "connected" }
  | { readonly type: "disconnected"; readonly reason: string }
  | { readonly type: "received"; readonly text: string };

export interface QueueContext {
  readonly monoMs: number;
  /** From 0 to 1, for jitter. */
  readonly random: () => number;
  readonly policy: QueueSystemPolicy;
  readonly windowNumber: string;
  readonly session: Session;
  readonly owed: readonly OwedSubmit[];
  /** Whether a prompt was ever opened for this call, however it ended. */
  readonly isKnown: (call: QueueCall) => boolean;
}

export type LinkAction =
  | { readonly type: "connect"; readonly url: string }
  | { readonly type: "disconnect" }
  | { readonly type: "send"; readonly text: string };

export type CounterAction =
  | { readonly type: "open-prompt"; readonly call: QueueCall }
  | { readonly type: "cancel-prompt"; readonly promptId: PromptId }
  | { readonly type: "pause" }
  | { readonly type: "resume" };

export type QueueAction = LinkAction | CounterAction;

export const isLinkAction = (action: QueueAction): action is LinkAction =>
  action.type === "connect" || action.type === "disconnect" || action.type === "send";

/** The entries must be on disk before the state counts and any action is done. */
export interface QueueStep {
  readonly state: QueueState;
  readonly drafts: readonly EntryDraft[];
  readonly actions: readonly QueueAction[];
}

export const queueStep = (
  state: QueueState,
  actions: readonly QueueAction[] = [],
  drafts: readonly EntryDraft[] = [],
): QueueStep => ({ state, actions, drafts });

export const isLoggedIn = ({ link }: QueueState): boolean => link.at === "up" && link.isLoggedIn;

export const isSameSeat = (one: Seat | null, other: Seat | null): boolean =>
  one?.url === other?.url &&
  one?.windowNumber === other?.windowNumber &&
  one?.staffNumber === other?.staffNumber &&
  one?.userCode === other?.userCode;

/** Whoever is on duty, paused or not; null where nobody is. */
export const wantedSeat = ({ policy, windowNumber, session }: QueueContext): Seat | null => {
  const { duty } = session;
  if (duty.state === "off") return null;
  const { staffNumber } = duty.shift;
  return { url: policy.url, windowNumber, staffNumber, userCode: policy.userCodes?.[staffNumber] ?? staffNumber };
};

/** Whether a rating may be handed on from a seat without being booked to somebody else. */
export const isOwedBy = (owed: OwedSubmit, { staffNumber, windowNumber }: Seat): boolean =>
  owed.staffNumber === staffNumber && owed.windowNumber === windowNumber;

/** The same problem again stays the same value: whoever watches hears of it once. */
export const noted = (before: Problem | null, found: Problem): Problem =>
  before && JSON.stringify(before) === JSON.stringify(found) ? before : found;
