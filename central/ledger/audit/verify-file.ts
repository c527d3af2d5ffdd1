import { Worker } from "node:worker_threads";
import type { Verification } from "../../../contract/audit/verify-export.ts";

export interface VerifiedFile {
  readonly file: string;
  /** As in `nodeVerifier`. */
  readonly told: string | undefined;
}

const script = new URL("./verify-worker.ts", import.meta.url);

/** A file of half a gigabyte with a statement in every line takes this much; one that wants more was made to. */
const mostMib = 2_048;

/**
 * Verifies an export file in a thread of its own: the centre goes on answering meanwhile. Throws where the file cannot be
 * opened or read, or takes more memory than any export does.
 */
export const verifyFile = (file: string, told?: string): Promise<Verification> =>
  new Promise((resolve, reject) => {
    const workerData: VerifiedFile = { file, told };
    const worker = new Worker(script, { workerData, resourceLimits: { maxOldGenerationSizeMb: mostMib } });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the verification ended with ${code}`)));
  });
