import type { LocalText } from "../words.ts";

/** A summary of the configuration in use, for IT: its version and the number of its items. */
export interface ItConfiguration {
  readonly version: number;
  /** By the centre's clock, and by this device's clock; the latter is null where the ledger does not say. */
  readonly issuedAt: string;
  readonly receivedAt: string | null;
  readonly unitName: LocalText;
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly windowName: LocalText;
  readonly staff: number;
  readonly tagsVersion: string;
  readonly tags: number;
  readonly survey: LocalText | null;
  readonly hours: LocalText | null;
  /** Pages of the idle screen. */
  readonly attractPages: number;
  /** Timeouts, seconds: for an answer, for reasons, for 改评, of the thanks, for forms. */
  readonly waits: {
    readonly prompt: number;
    readonly reasons: number;
    readonly change: number;
    readonly thanks: number;
    readonly form: number;
  };
  readonly walkUp: boolean;
  readonly allowMouseRating: boolean;
  readonly badgeLogin: "with-pin" | "alone";
  readonly logOutAsksPin: boolean;
  readonly allowTwoWindows: boolean;
  /** Percent. */
  readonly volume: number;
}
