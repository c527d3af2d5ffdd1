import type { OutgoingAlert } from "./read-alerts.ts";

/** A way out for alerts. */
export interface Channel {
  readonly name: "webhook" | "mail";
  /** Hands them over, all or none. Throws where that failed; they are sent again later. */
  readonly send: (alerts: readonly OutgoingAlert[], at: Date) => Promise<void>;
}
