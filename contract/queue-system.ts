import type { Problem } from "./problems/problem.ts";

/**
 * How the link to the queue system stands, for IT. `waiting`: the last attempt failed and the next one is not due yet.
 * Nobody is logged in there while nobody is on duty here.
 */
export type QueueLinkState = "nobody-on-duty" | "waiting" | "connecting" | "connected" | "logged-in";

export interface QueueSystemStatus {
  readonly link: QueueLinkState;
  readonly url: string;
  /** Who is, or should be, logged in there; null where nobody is on duty. */
  readonly login: { readonly windowNumber: string; readonly userCode: string } | null;
  /** Ratings that are still to be handed on. */
  readonly due: number;
  /** What is wrong with the link now; null where nothing is. */
  readonly problem: Problem | null;
  /** The last rating that did not, or perhaps did not, arrive there since the start; null where every one did. */
  readonly lost: Problem | null;
  /** What to say wherever the link is switched on or shown; null where it is encrypted. */
  readonly notice: Problem | null;
}
