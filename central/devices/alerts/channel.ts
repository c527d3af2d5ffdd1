import type { OutgoingAlert } from "./read-alerts.ts";

/** A channel that alerts are sent on. */
export interface Channel {
  readonly name: "webhook" | "mail";
  /** Sends all of them or none. Throws after a failure; they are sent again later. */
  readonly send: (alerts: readonly OutgoingAlert[], at: Date) => Promise<void>;
}
