import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { BootId } from "../../../contract/words.ts";
import { databaseFileIn } from "../../../db/data-folder.ts";
import { openStore } from "../../../db/open-store.ts";
import type { Store } from "../../../db/store.ts";
import { type SyncTurns, syncTurns } from "../../../electron/sync/sync-turns.ts";
import { privateKeyText, sealWith } from "../../../electron/wire/key-pair.ts";
import type { FromSync, SyncBegin } from "../../../electron/wire/messages.ts";
import { enrolWithCode } from "../../support/centre/device.ts";
import { steadyStamps, weeks, writeBacklog } from "../drain/backlog.ts";
import type { FleetLine } from "./fleet-line.ts";

/** One of many kiosks without windows: a real store and the real sync, which takes its turns in this process. */
export interface FleetDevice {
  /** Writes this many more entries, as a window does in a day. */
  readonly serve: (entries: number) => void;
  /** Fails at once for as long as the network is down: its waits are then as long as after hours of failure. */
  readonly loseCentre: (ms: number) => Promise<void>;
  /** Starts the sync again, as a restart does. */
  readonly restart: () => void;
  /**
   * Takes turns until everything has its receipt, or the limit has passed. Returns the times, milliseconds from now.
   */
  readonly arrive: (mostMs: number) => Promise<Arrival>;
  readonly close: () => void;
}

export interface Arrival {
  readonly firstReceiptMs: number;
  /** undefined where entries are still waiting. */
  readonly allMs: number | undefined;
}

const timeoutMs = 20_000;

export const fleetDevice = async (
  { centreUrl, code, folder, firstVisit }: Record<"centreUrl" | "code" | "folder", string> & { firstVisit: number },
  line: Pick<FleetLine, "carry">,
): Promise<FleetDevice> => {
  const { id, keys, centrePublicKey, pepper } = await enrolWithCode(centreUrl, code);
  const privateKey = privateKeyText(keys.privateKey);
  await mkdir(folder, { recursive: true });
  const store = openedStore(folder, id, privateKey);
  const identity = { device: id, centreUrl, centrePublicKey, privateKey, pepper, keyAtRest: "file" } as const;
  const boot = BootId.parse(randomUUID());
  const databaseFile = databaseFileIn(folder);
  const begin: SyncBegin = { identity, databaseFile, appVersion: "0.0.0", boot, monoOriginMs: performance.now() };
  /** Simulated hours without a connection. */
  let skippedMs = 0;
  const nowMs = (): number => performance.now() + skippedMs;
  let hear: (message: FromSync) => void = () => undefined;
  const startSync = (): SyncTurns =>
    syncTurns(begin, (message) => hear(message), {
      requestTimeoutMs: timeoutMs,
      fetch: line.carry,
      nowMs,
      machineMonoMs: nowMs,
      date: () => new Date(),
      random: Math.random,
    });
  const listen: Heard["listen"] = (listener) => {
    hear = listener;
  };
  let sync = startSync();
  let written = firstVisit;

  await new Promise<void>((resolve, reject) => {
    hear = (message) => {
      if (message.type === "configuration" && store.applyConfiguration(message.configuration).ok) resolve();
    };
    // The first turn fetches the configuration.
    sync.takeTurn().catch(reject);
  });
  return {
    serve: (entries) => {
      writeBacklog(store, entries, written);
      written += entries;
      sync.appended();
    },
    loseCentre: async (ms) => {
      const endMs = nowMs() + ms;
      for (;;) {
        const waitMs = await sync.takeTurn();
        if (nowMs() + waitMs > endMs) break;
        skippedMs += waitMs;
      }
      skippedMs += Math.max(0, endMs - nowMs());
    },
    restart: () => {
      sync.close();
      sync = startSync();
    },
    arrive: (mostMs) => arrive(store, { sync, listen }, mostMs),
    close: () => {
      sync.close();
      store.close();
    },
  };
};

const openedStore = (folder: string, device: Parameters<typeof openStore>[0]["device"], privateKey: string): Store => {
  const opened = openStore({
    folder,
    device,
    stamp: steadyStamps(weeks),
    isSignedByCentre: () => false,
    seal: sealWith(privateKey),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  return opened.value;
};

interface Heard {
  readonly sync: SyncTurns;
  readonly listen: (listener: (message: FromSync) => void) => void;
}

const arrive = async (store: Store, { sync, listen }: Heard, mostMs: number): Promise<Arrival> => {
  const startMs = performance.now();
  const elapsedMs = (): number => performance.now() - startMs;
  let firstReceiptMs = Number.POSITIVE_INFINITY;
  let allMs: number | undefined;
  listen((message) => {
    if (message.type !== "receipted" || !store.keepReceipt(message.receipt, message.signed).ok) return;
    firstReceiptMs = Math.min(firstReceiptMs, elapsedMs());
    if (message.receipt.size === store.position().size) allMs = elapsedMs();
  });
  while (allMs === undefined && elapsedMs() < mostMs) {
    const waitMs = await sync.takeTurn();
    if (waitMs > 0) await wait(Math.min(waitMs, mostMs));
  }
  return { firstReceiptMs, allMs };
};
