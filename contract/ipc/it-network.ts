import type { Problem } from "../problems/problem.ts";

/**
 * From the name of the centre to what it thinks of this device; each only where the one before went well. Behind a proxy
 * name and connection are the proxy's, and `proxy` is whether it lets this device through; without one there is no such
 * step.
 */
export const networkSteps = ["name", "connection", "proxy", "encryption", "answer", "clock", "credentials"] as const;
export type NetworkStep = (typeof networkSteps)[number];

export interface NetworkFinding {
  readonly step: NetworkStep;
  /** `skipped`: something before it failed, or it is not used here. */
  readonly outcome: "fine" | "skipped" | "wrong";
  /** What is wrong; null otherwise. */
  readonly problem: Problem | null;
}

/** What lies between this device and its centre. */
export interface ItNetwork {
  readonly centreUrl: string;
  readonly findings: readonly NetworkFinding[];
}
