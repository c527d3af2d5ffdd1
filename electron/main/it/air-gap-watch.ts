import type { AirGapJob } from "../../../contract/ipc/it-air-gap.ts";
import { problem } from "../../../contract/problems/problem.ts";

/** What is being carried, as the sync process tells of it. */
export interface AirGapWatch {
  readonly told: (job: AirGapJob) => void;
  /** The sync process starts, the first time or again: it knows nothing of what was asked before. */
  readonly syncBeginsAnew: () => void;
  readonly isBusy: () => boolean;
  readonly job: () => AirGapJob | null;
}

export const watchAirGap = (): AirGapWatch => {
  let job: AirGapJob | null = null;
  const isBusy = (): boolean => job?.state === "exporting" || job?.state === "importing";
  return {
    told: (next) => {
      job = next;
    },
    syncBeginsAnew: () => {
      if (isBusy()) job = { state: "failed", problem: problem("air-gap-cut-off") };
    },
    isBusy,
    job: () => job,
  };
};
