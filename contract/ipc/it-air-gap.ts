import type { Problem } from "../problems/problem.ts";

/** A removable disk that is plugged in and writable. */
export interface Stick {
  /** Its mount point. */
  readonly folder: string;
  /** null where the system does not report it. */
  readonly freeMib: number | null;
}

/** An export to a stick or an import from one: the transfer between device and centre without a network. */
export type AirGapJob =
  | { readonly state: "exporting"; readonly written: number; readonly total: number }
  | {
      readonly state: "exported";
      readonly fileName: string;
      readonly entries: number;
      /** Entries of this device that are not in the file, because some between them and those in it are missing. */
      readonly leftOut: number;
      /** Older entries were still being salvaged from a quarantined database when the file was begun. */
      readonly isSalvaging: boolean;
    }
  | { readonly state: "importing" }
  /** `receipts` counts the accepted ones, not those of other devices and not the invalid ones. */
  | { readonly state: "imported"; readonly receipts: number; readonly invalid: number }
  | { readonly state: "failed"; readonly problem: Problem };
