import { parentPort, workerData } from "node:worker_threads";
import { type Cuts, cutPower } from "./cut-power.ts";
import type { Recording } from "./disk-event.ts";

/** One part of a recording on a processor of its own, once for each kind of cuts. */
const { recording, cuts } = workerData as { readonly recording: Recording; readonly cuts: readonly Cuts[] };
parentPort?.postMessage(cuts.map((one) => cutPower(recording, one)));
