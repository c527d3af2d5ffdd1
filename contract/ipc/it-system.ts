import type { EpochReason } from "../ledger/bodies/device.ts";

/** What this device runs on, and what its data folder holds. */
export interface ItSystem {
  readonly nodeVersion: string;
  readonly sqliteVersion: string;
  /** The number of the last migration. */
  readonly schema: number;
  /** Ledger, its log and its journal on the disk, MiB. */
  readonly ledgerMib: number;
  /** Databases that were set aside because they were lost, damaged or exchanged. */
  readonly quarantined: number;
  /** Why the epoch in use began, where it is not the device's first; `isSealMissing` where entries may have been cut off. */
  readonly loss: { readonly epoch: number; readonly reason: EpochReason; readonly isSealMissing: boolean } | null;
  /** Older entries are still being carried over from one of them. */
  readonly isCarrying: boolean;
  /** Whether the screen was given up for the desktop; ends with the next start. */
  readonly isDesktopOpen: boolean;
}

/** One line of the log of this run. */
export interface LogLine {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly event: string;
  /** The rest of it, JSON; "" where there is none. */
  readonly facts: string;
}
