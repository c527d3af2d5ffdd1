import type { Problem } from "../problems/problem.ts";

/**
 * What the upload does now: it is `exchanging` with the centre, or waits for a reason. `back-off`: after a failure,
 * without a wait set by the centre; `asked-to-wait`: the centre set the wait; `gathering`: entries of one second are
 * sent together.
 */
export type SyncDoing = "starting" | "exchanging" | "gathering" | "nothing-due" | "back-off" | "asked-to-wait";

/**
 * The state of the sync between this device and its centre. Times are ISO 8601, by this device's clock unless stated
 * otherwise.
 */
export interface ItSync {
  readonly doing: SyncDoing;
  /** Whole seconds until the next attempt; 0 during one. */
  readonly nextInSeconds: number;
  /** The last receipt that moved the cursor, by the centre's clock; null before the first. */
  readonly lastReceipt: { readonly receivedAt: string; readonly epoch: number; readonly size: number } | null;
  /** The last exchange of this run that the centre confirmed; null before it. */
  readonly lastContactAt: string | null;
  /**
   * This device's clock less the centre's at that exchange, whole seconds, with the time that the answer took; null
   * before it.
   */
  readonly clockOffSeconds: number | null;
  /** The last failure of this run; `isOver` where an exchange succeeded since. */
  readonly trouble: { readonly at: string; readonly problem: Problem; readonly isOver: boolean } | null;
}
