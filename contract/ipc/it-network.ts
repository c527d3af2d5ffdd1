import type { Problem } from "../problems/problem.ts";

/**
 * The steps of the network test, from the name of the centre to its opinion of this device; each is tried only where
 * the step before succeeded. With a proxy, `name` and `connection` are the proxy's, and `proxy` is whether it lets this
 * device through; without one that step is skipped.
 */
export const networkSteps = ["name", "connection", "proxy", "encryption", "answer", "clock", "credentials"] as const;
export type NetworkStep = (typeof networkSteps)[number];

export interface NetworkFinding {
  readonly step: NetworkStep;
  /** `skipped`: an earlier step failed, or this one does not apply. */
  readonly outcome: "fine" | "skipped" | "wrong";
  /** The fault; null otherwise. */
  readonly problem: Problem | null;
}

/** The network path between this device and its centre. */
export interface ItNetwork {
  readonly centreUrl: string;
  readonly findings: readonly NetworkFinding[];
}
