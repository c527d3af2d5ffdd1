import type { AirGapJob } from "../../../contract/ipc/it-air-gap.ts";
import { problem } from "../../../contract/problems/problem.ts";

/** The state of the present stick job, from the messages of the sync process. */
export interface AirGapWatch {
  readonly told: (job: AirGapJob) => void;
  /** The sync process starts, for the first time or again: it has lost all earlier orders. */
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
