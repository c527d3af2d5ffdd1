import { Worker } from "node:worker_threads";
import type { Verification } from "../../../contract/audit/verify-export.ts";

export interface VerifiedFile {
  readonly file: string;
  /** As in `nodeVerifier`. */
  readonly told: string | undefined;
}

const script = new URL("./verify-worker.ts", import.meta.url);

/**
 * The memory of the verification, MiB: enough for half a gigabyte with a statement in every line; a file that needs
 * more was crafted.
 */
const mostMib = 2_048;

/**
 * Verifies an export file in a worker thread: the centre goes on answering meanwhile. Throws where the file cannot be
 * opened or read, or needs more memory than any export does.
 */
export const verifyFile = (file: string, told?: string): Promise<Verification> =>
  new Promise((resolve, reject) => {
    const workerData: VerifiedFile = { file, told };
    const worker = new Worker(script, { workerData, resourceLimits: { maxOldGenerationSizeMb: mostMib } });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the verification ended with ${code}`)));
  });
