import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import type { QueueSystemPolicy } from "../../../contract/sync/queue-system-policy.ts";
import type { PromptId, ShiftId, StaffNumber } from "../../../contract/words.ts";
import type { OwedSubmit } from "../../../db/ledger/queue-submits.ts";
import type { Session } from "../visit/session.ts";
import type { QueueCall, QueueMethod } from "./wire.ts";

/**
 * The window and user of a login. A connection has one seat for its whole life: a failed second login keeps the first.
 */
export interface Seat {
  readonly url: string;
  readonly windowNumber: string;
  readonly staffNumber: StaffNumber;
  /** `staffNumber` in the queue system's form. */
  readonly userCode: string;
}

/** The one request that was sent and is not answered yet. */
export interface Waiting {
  readonly method: QueueMethod;
  /** Of a submit; null for all other methods. */
  readonly rateId: string | null;
  readonly deadlineMs: number;
}

/** Times are on the monotonic clock, milliseconds. */
export type Link =
  /** `after`: the seat that failed; another seat need not wait for `retryAtMs`. */
  | { readonly at: "down"; readonly retryAtMs: number; readonly after: Seat | null }
  | { readonly at: "connecting"; readonly seat: Seat; readonly deadlineMs: number }
  | {
      readonly at: "up";
      readonly seat: Seat;
      readonly isLoggedIn: boolean;
      readonly waiting: Waiting | null;
      /** The time of the next test request. */
      readonly probeAtMs: number;
    };

/** A request for a rating that waits for the screen. It ends with the shift: a colleague is not rated for it. */
export interface Quest {
  readonly call: QueueCall;
  readonly shiftId: ShiftId;
  readonly untilMs: number;
}

/** The adapter's state in memory. Ratings to submit are not here: they are in the ledger, and survive a restart. */
export interface QueueState {
  readonly link: Link;
  /** Failed attempts in a row to log in. */
  readonly failures: number;
  /** The newest quest; a newer one replaces it. */
  readonly quest: Quest | null;
  /** `wanted`: pushed while a prompt was open. `pushed`: in force, and ended by `Reset` or `Resume`. */
  readonly pause: "none" | "wanted" | "pushed";
  /** The present problem of the link. */
  readonly problem: Problem | null;
  /** The last rating that did not arrive, or may not have arrived. */
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
  /** Whether a prompt was ever opened for this call, whatever its outcome. */
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

/** Append the entries to disk first, then apply the state and do the actions. */
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

/** The seat of the member of staff on duty, paused or not; null without a shift. */
export const wantedSeat = ({ policy, windowNumber, session }: QueueContext): Seat | null => {
  const { duty } = session;
  if (duty.state === "off") return null;
  const { staffNumber } = duty.shift;
  return { url: policy.url, windowNumber, staffNumber, userCode: policy.userCodes?.[staffNumber] ?? staffNumber };
};

/** Whether a rating may be submitted from this seat, which books it to the right member of staff. */
export const isOwedBy = (owed: OwedSubmit, { staffNumber, windowNumber }: Seat): boolean =>
  owed.staffNumber === staffNumber && owed.windowNumber === windowNumber;

/** Returns the same object for an equal problem, so that it is reported once. */
export const noted = (before: Problem | null, found: Problem): Problem =>
  before && JSON.stringify(before) === JSON.stringify(found) ? before : found;
