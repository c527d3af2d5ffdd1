import type { MachineStatus } from "../../contract/sync/machine-status.ts";
import type { Sha256Hex, StaffNumber } from "../../contract/words.ts";
import { isDamage, reasonOf } from "../../db/failure-reason.ts";
import { machineMonoMs } from "../wire/clock.ts";
import type { FromSync, SyncBegin } from "../wire/messages.ts";
import { directNetwork, type NetworkConfig } from "../wire/network/network-config.ts";
import { switchableFetch } from "../wire/network/switchable-fetch.ts";
import type { SyncAirGap } from "./stick/sync-air-gap.ts";
import { type SyncEnvironment, syncTurns } from "./sync-turns.ts";

const realEnvironment: Omit<SyncEnvironment, "fetch"> = {
  requestTimeoutMs: 20_000,
  nowMs: () => performance.now(),
  machineMonoMs,
  date: () => new Date(),
  random: () => Math.random(),
};

/** The longest sleep before the schedule is checked again, in case a clock gave a wrong wait. */
const longestSleepMs = 60_000;

export interface Sync extends SyncAirGap {
  readonly appended: () => void;
  readonly olderCarried: () => void;
  readonly machineSeen: (facts: MachineStatus) => void;
  readonly screenAlive: () => void;
  readonly staffLogsIn: (staffNumber: StaffNumber) => void;
  readonly codeShown: (followUpHash: Sha256Hex | null) => void;
  readonly pepperKept: (pepper: string) => void;
  /** `isLetIn`: also before the time that the centre asked for. */
  readonly tryNow: (isLetIn: boolean) => void;
  readonly networkChanged: (config: NetworkConfig) => void;
}

/** Runs one turn after the other until the process ends. `tell` sends a message to main. */
export const runSync = (
  begin: SyncBegin,
  tell: (message: FromSync) => void,
  requestTimeoutMs = realEnvironment.requestTimeoutMs,
): Sync => {
  const switched = switchableFetch(begin.config ?? directNetwork);
  const turns = syncTurns(begin, tell, { ...realEnvironment, fetch: switched.fetch, requestTimeoutMs });
  let wake: () => void = () => undefined;
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const runForever = async (): Promise<never> => {
    for (;;) {
      const waitMs = await turns.takeTurn();
      if (waitMs > 0) await sleep(Math.min(waitMs, longestSleepMs));
    }
  };
  runForever().catch((error: unknown) => {
    if (!isDamage(error)) throw error;
    tell({ type: "ledger-damaged", reason: reasonOf(error) });
  });
  return {
    ...turns.airGap,
    appended: () => {
      turns.appended();
      wake();
    },
    olderCarried: () => {
      turns.olderCarried();
      wake();
    },
    pepperKept: (pepper) => {
      turns.pepperKept(pepper);
      wake();
    },
    tryNow: (isLetIn) => {
      turns.tryNow(isLetIn);
      wake();
    },
    networkChanged: (config) => {
      switched.change(config);
      turns.networkChanged(config);
      wake();
    },
    staffLogsIn: turns.staffLogsIn,
    codeShown: turns.codeShown,
    screenAlive: turns.screenAlive,
    machineSeen: turns.machineSeen,
  };
};
