import { accountsReads } from "../accounts/accounts-reads.ts";
import { devicesReads } from "../devices/devices-reads.ts";
import { definitionsRead, figuresReads } from "../figures/figures-reads.ts";
import { unresolvedSignals } from "../figures/signals/unresolved-signals.ts";
import { ratingsReads } from "../ratings/ratings-reads.ts";
import { rectificationReads } from "../rectification/rectification-reads.ts";
import { rosterReads } from "../roster/roster-reads.ts";
import { frozenMonthsRead, starsReads } from "../stars/stars-reads.ts";
import type { Read } from "./read.ts";

/** The reads that persons and programs share. */
export const reads: readonly Read[] = [
  ...figuresReads,
  ...starsReads(unresolvedSignals),
  ...ratingsReads,
  ...rectificationReads,
  ...accountsReads,
  ...devicesReads,
];

/** The pages show the same in other answers, or need it not. */
export const readsOfPrograms: readonly Read[] = [...rosterReads, definitionsRead, frozenMonthsRead];
