import type { EpochReason } from "../ledger/bodies/device.ts";

/** The system that this device runs on, and the content of its data folder. */
export interface ItSystem {
  readonly nodeVersion: string;
  readonly sqliteVersion: string;
  /** The number of the last migration. */
  readonly schema: number;
  /** The database file with its WAL and its journal, MiB. */
  readonly ledgerMib: number;
  /** Databases that were quarantined because they were lost, damaged or replaced. */
  readonly quarantined: number;
  /**
   * Why the epoch in use began, where it is not the device's first; `isSealMissing` where entries may have been cut
   * off.
   */
  readonly loss: {
    readonly epoch: number;
    readonly reason: Exclude<EpochReason, "first-start">;
    readonly isSealMissing: boolean;
  } | null;
  /** Older entries are still being salvaged from one of them. */
  readonly isSalvaging: boolean;
  /** Whether the desktop is shown instead of the kiosk; until the next start. */
  readonly isDesktopOpen: boolean;
}

/** One line of the log of this run. */
export interface LogLine {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly event: string;
  /** The other fields of the line, JSON; "" where there are none. */
  readonly facts: string;
}
