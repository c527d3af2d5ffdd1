import type { Problem } from "./problems/problem.ts";

/**
 * The state of the link to the queue system, for IT. `waiting`: the last attempt failed and the next one is not due
 * yet. While no clerk is on duty, none is logged in at the queue system.
 */
export type QueueLinkState = "nobody-on-duty" | "waiting" | "connecting" | "connected" | "logged-in";

export interface QueueSystemStatus {
  readonly link: QueueLinkState;
  readonly url: string;
  /** The account that is, or should be, logged in there; null where no clerk is on duty. */
  readonly login: { readonly windowNumber: string; readonly userCode: string } | null;
  /** Ratings that are still to be submitted. */
  readonly due: number;
  /** The current fault of the link; null where there is none. */
  readonly problem: Problem | null;
  /** The last rating since the start that did not, or perhaps did not, arrive; null where all did. */
  readonly lost: Problem | null;
  /** The warning to show wherever the link is switched on or shown; null where it is encrypted. */
  readonly notice: Problem | null;
}
