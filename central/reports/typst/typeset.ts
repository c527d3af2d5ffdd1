import { once } from "node:events";
import { Worker } from "node:worker_threads";

export interface Paper {
  /** A file beside this one. */
  readonly template: `${string}.typ`;
  /** JSON; the template reads it as `sys.inputs.data`. */
  readonly data: unknown;
}

const workerFile = new URL("./typeset-worker.ts", import.meta.url);

/**
 * Sets a paper as a tagged PDF with embedded fonts, in a thread of its own: a long table takes seconds, and the centre
 * answers kiosks meanwhile. Throws the signal's reason where it aborts.
 */
export const typeset = async (paper: Paper, signal: AbortSignal): Promise<Uint8Array> => {
  signal.throwIfAborted();
  const worker = new Worker(workerFile, { workerData: paper });
  try {
    const [pdf] = await once(worker, "message", { signal });
    return pdf as Uint8Array;
  } finally {
    await worker.terminate();
  }
};
