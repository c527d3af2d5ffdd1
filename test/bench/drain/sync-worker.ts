import { parentPort, workerData } from "node:worker_threads";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { runSync } from "../../../electron/sync/run-sync.ts";
import type { FromSync, SyncBegin } from "../../../electron/wire/messages.ts";

/** The messages of this thread: those of the sync process, and the size of every upload. */
export type FromWorker = FromSync | { readonly type: "uploading"; readonly bodyBytes: number };

const tell = (message: FromWorker): void => parentPort?.postMessage(message);

const realFetch = globalThis.fetch;
globalThis.fetch = (input, init) => {
  const isUpload = input instanceof URL && input.pathname === syncPaths.ledger;
  if (isUpload && init?.body instanceof Uint8Array) tell({ type: "uploading", bodyBytes: init.body.byteLength });
  return realFetch(input, init);
};

runSync(workerData as SyncBegin, tell);
