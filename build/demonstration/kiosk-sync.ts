import { randomUUID } from "node:crypto";
import { BootId } from "../../contract/words.ts";
import { databaseFileIn } from "../../db/data-folder.ts";
import { type SyncTurns, syncTurns } from "../../electron/sync/sync-turns.ts";
import type { Fetch } from "../../electron/wire/centre-client.ts";
import { machineMonoMs } from "../../electron/wire/clock.ts";
import type { Identity } from "../../electron/wire/identity.ts";
import type { FromSync } from "../../electron/wire/messages.ts";

/** The sync of a kiosk, in this process and until it is stopped. */
export interface KioskSync {
  readonly appended: () => void;
  /** Waits for the task that is under way. */
  readonly stop: () => Promise<void>;
}

const longestSleepMs = 60_000;
const requestTimeoutMs = 20_000;

/** A fetch that sends one request at a time: a dozen kiosks must not take the centre's turns from the others. */
export const oneAtATime = (send: Fetch): Fetch => {
  let last: Promise<unknown> = Promise.resolve();
  return (url, init) => {
    const sent = last.then(() => send(url, init));
    last = sent.catch(() => undefined);
    return sent;
  };
};

const begin = (folder: string, identity: Identity, appVersion: string) => ({
  identity,
  databaseFile: databaseFileIn(folder),
  appVersion,
  boot: BootId.parse(randomUUID()),
  monoOriginMs: machineMonoMs(),
});

/** Uploads, configuration and signs of life as the kiosk's own sync process sends them. `receive` gets the results. */
export const startKioskSync = (
  folder: string,
  identity: Identity,
  appVersion: string,
  fetch: Fetch,
  receive: (message: FromSync) => void,
): KioskSync => {
  const turns: SyncTurns = syncTurns(begin(folder, identity, appVersion), receive, {
    fetch,
    requestTimeoutMs,
    nowMs: () => performance.now(),
    machineMonoMs,
    date: () => new Date(),
    random: Math.random,
  });
  let isStopped = false;
  let wake: () => void = () => undefined;
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    while (!isStopped) {
      const waitMs = await turns.takeTurn();
      if (waitMs > 0 && !isStopped) await sleep(Math.min(waitMs, longestSleepMs));
    }
    turns.close();
  };
  const running = run();
  return {
    appended: () => {
      turns.appended();
      wake();
    },
    stop: () => {
      isStopped = true;
      wake();
      return running;
    },
  };
};
