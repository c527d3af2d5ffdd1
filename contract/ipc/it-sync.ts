import type { Problem } from "../problems/problem.ts";

/**
 * What the upload is doing: `exchanging` with the centre, or waiting for a reason. `back-off`: a failure, and nobody has
 * asked for patience; `asked-to-wait`: the centre has; `gathering`: what is written in one second travels together.
 */
export type SyncDoing = "starting" | "exchanging" | "gathering" | "nothing-due" | "back-off" | "asked-to-wait";

/** How this device and the centre get on. Times are ISO 8601, by this device's clock where nothing else is said. */
export interface ItSync {
  readonly doing: SyncDoing;
  /** Seconds until the next attempt, whole; 0 while there is one. */
  readonly nextInSeconds: number;
  /** The last receipt that moved the cursor, by the centre's clock; null before the first. */
  readonly lastReceipt: { readonly receivedAt: string; readonly epoch: number; readonly size: number } | null;
  /** The last exchange of this run that the centre confirmed; null before it. */
  readonly lastContactAt: string | null;
  /** What went wrong last in this run; `isOver` where an exchange went well since. */
  readonly trouble: { readonly at: string; readonly problem: Problem; readonly isOver: boolean } | null;
}
