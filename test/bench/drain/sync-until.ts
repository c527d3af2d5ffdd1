import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { SyncBegin } from "../../../electron/wire/messages.ts";
import { atTheEnd } from "../support/clean-up.ts";
import type { EnrolledStore } from "./enrolled-store.ts";
import type { FromWorker } from "./sync-worker.ts";

/** Runs the real sync in a thread of its own until `isDone`. Throws where it reports a problem or ends. */
export const syncUntil = async (begin: SyncBegin, isDone: (message: FromWorker) => boolean): Promise<void> => {
  const worker = new Worker(new URL("sync-worker.ts", import.meta.url), { workerData: begin });
  const end = atTheEnd(async () => void (await worker.terminate()));
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on("message", (message: FromWorker) => {
        if (message.type === "exchanged" && message.problem) reject(new Error(JSON.stringify(message.problem)));
        else if (isDone(message)) resolve();
      });
      once(worker, "exit").then(() => reject(new Error("the upload ended")), reject);
    });
  } finally {
    await end();
  }
};

/**
 * Sends all entries of the store and stores the receipts as the main process does. Returns the number of bytes sent.
 */
export const sendEverything = async ({ store, begin }: EnrolledStore): Promise<number> => {
  let bodyBytes = 0;
  await syncUntil(begin, (message) => {
    if (message.type === "uploading") bodyBytes += message.bodyBytes;
    if (message.type !== "receipted" || !store.keepReceipt(message.receipt, message.signed).ok) return false;
    return message.receipt.size === store.position().size;
  });
  return bodyBytes;
};
