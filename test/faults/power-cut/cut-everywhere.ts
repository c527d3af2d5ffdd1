import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Cuts, Outcome } from "./cut-power.ts";
import type { Recording } from "./disk-event.ts";

/** Fewer than this are not worth a worker's own start. */
const leastCalls = 600;

/** As `cutPower`, with the calls shared out among the processors. */
export const cutEverywhere = async (recording: Recording, cuts: Cuts): Promise<readonly Outcome[]> => {
  const to = Math.min(cuts.to, recording.events.length - recording.start);
  const length = Math.max(leastCalls, Math.ceil((to - cuts.from) / availableParallelism()));
  const starts = Array.from({ length: Math.ceil((to - cuts.from) / length) }, (_, index) => cuts.from + index * length);
  const parts = starts.map((from) => inWorker(recording, { ...cuts, from, to: Math.min(to, from + length) }));
  return (await Promise.all(parts)).flat();
};

const inWorker = async (recording: Recording, cuts: Cuts): Promise<readonly Outcome[]> => {
  const script = new URL("cut-worker.ts", import.meta.url);
  const worker = new Worker(script, { workerData: { recording, cuts }, execArgv: [] });
  const [outcomes] = await once(worker, "message");
  return outcomes as readonly Outcome[];
};
