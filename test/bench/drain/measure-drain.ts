import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Receipt } from "../../../contract/sync/receipt.ts";
import { BootId } from "../../../contract/words.ts";
import { databaseFileIn } from "../../../db/data-folder.ts";
import { openStore } from "../../../db/open-store.ts";
import type { Store } from "../../../db/store.ts";
import { privateKeyText } from "../../../electron/main/identity/key-pair.ts";
import type { SyncBegin } from "../../../electron/main/sync/messages.ts";
import { enrolWithCode } from "../../support/centre/device.ts";
import { assertRatingsArrive, type BenchCentre } from "../support/bench-centre.ts";
import { atTheEnd } from "../support/clean-up.ts";
import { steadyStamps, writeBacklog } from "./backlog.ts";
import type { FromWorker } from "./sync-worker.ts";

export interface Drain {
  readonly rowsPerSecond: number;
  readonly bytesPerEntry: number;
}

/**
 * A device that was cut off for weeks comes back: the real upload in a thread of its own, its receipts kept here as
 * main keeps them. Throws where the centre does not end up with every rating.
 */
export const measureDrain = async (centre: BenchCentre, folder: string, entries: number): Promise<Drain> => {
  const ratingsBefore = await centre.ratingCount();
  const { store, begin } = await enrolledStore(centre, folder);
  try {
    // The configuration and its pictures come first, and are not what is measured.
    await syncUntil(begin, (message) => message.type === "configuration" && applyConfiguration(store, message));
    writeBacklog(store, entries);
    let bodyBytes = 0;
    const startMs = performance.now();
    await syncUntil(begin, (message) => {
      if (message.type === "uploading") bodyBytes += message.bodyBytes;
      return message.type === "receipted" && keepReceipt(store, message) === store.position().size;
    });
    const seconds = (performance.now() - startMs) / 1_000;
    await assertRatingsArrive(centre, ratingsBefore + Math.floor(entries / 2));
    return { rowsPerSecond: entries / seconds, bytesPerEntry: bodyBytes / entries };
  } finally {
    store.close();
  }
};

const enrolledStore = async (
  centre: BenchCentre,
  folder: string,
): Promise<{ readonly store: Store; readonly begin: SyncBegin }> => {
  const device = await enrolWithCode(centre.url, await centre.newEnrolmentCode());
  const opened = openStore({ folder, device: device.id, stamp: steadyStamps() });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const identity = {
    device: device.id,
    centreUrl: centre.url,
    centrePublicKey: device.centrePublicKey,
    privateKey: privateKeyText(device.keys.privateKey),
    keyAtRest: "file",
  } as const;
  const boot = BootId.parse(randomUUID());
  const begin = { identity, databaseFile: databaseFileIn(folder), appVersion: "0.0.0", boot, monoOriginMs: Date.now() };
  return { store: opened.value, begin };
};

type Message<Type extends FromWorker["type"]> = Extract<FromWorker, { readonly type: Type }>;

const applyConfiguration = (store: Store, { configuration }: Message<"configuration">): boolean =>
  store.applyConfiguration(configuration).ok;

/** How many entries the centre has confirmed. */
const keepReceipt = (store: Store, { receipt, signed }: Message<"receipted">): Receipt["size"] =>
  store.keepReceipt(receipt, signed).ok ? receipt.size : -1;

/** Runs the real sync until `isDone`. Throws where it reports a problem or dies. */
const syncUntil = async (begin: SyncBegin, isDone: (message: FromWorker) => boolean): Promise<void> => {
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
