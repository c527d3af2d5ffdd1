import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Cuts, Outcome } from "./cut-power.ts";
import type { Recording } from "./disk-event.ts";

/** For fewer calls than this a worker's start costs more than it saves. */
const leastCuts = 100;

/** Like `cutPower` for each of `cuts` over the whole recording, with its calls divided among the processors. */
export const cutEverywhere = async (
  recording: Recording,
  cuts: readonly Omit<Cuts, "from" | "to">[],
): Promise<readonly (readonly Outcome[])[]> => {
  const calls = recording.events.length - recording.start;
  const share = Math.max(...cuts.map(({ shares }) => shares.others));
  const length = Math.min(calls, Math.ceil(Math.max(leastCuts / share, calls / availableParallelism())));
  const starts = Array.from({ length: Math.ceil(calls / length) }, (_, index) => index * length);
  const stretches = starts.map((from) => cuts.map((one): Cuts => ({ ...one, from, to: from + length })));
  const parts = await Promise.all(stretches.map((stretch) => inWorker(recording, stretch)));
  return cuts.map((_, index) => parts.flatMap((part) => part[index] ?? []));
};

const inWorker = async (recording: Recording, cuts: readonly Cuts[]): Promise<readonly (readonly Outcome[])[]> => {
  const script = new URL("cut-worker.ts", import.meta.url);
  const worker = new Worker(script, { workerData: { recording, cuts }, execArgv: [] });
  const [outcomes] = await once(worker, "message");
  return outcomes as readonly (readonly Outcome[])[];
};
