import type { Problem } from "../problems/problem.ts";

/** A disk that somebody has plugged in, where it takes files. */
export interface Stick {
  /** Where the system has mounted it. */
  readonly folder: string;
  /** null where the system does not say. */
  readonly freeMib: number | null;
}

/** What is being carried by hand between device and centre. */
export type AirGapJob =
  | { readonly state: "exporting"; readonly written: number; readonly total: number }
  | {
      readonly state: "exported";
      readonly fileName: string;
      readonly entries: number;
      /** Entries that are here and not in the file: some between them and those in it are not here. */
      readonly leftOut: number;
      /** Older entries were still being carried over from a database that was set aside, when the file was begun. */
      readonly isCarrying: boolean;
    }
  | { readonly state: "importing" }
  /** Receipts that counted; those of other devices and ones that are not valid did not. */
  | { readonly state: "imported"; readonly receipts: number; readonly invalid: number }
  | { readonly state: "failed"; readonly problem: Problem };
