import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";
import type { CounterApiStatus } from "../../../contract/counter/counter-api.ts";
import type { ItDevice, ItNetwork, ItPanel } from "../../../contract/ipc/it.ts";
import type { Stick } from "../../../contract/ipc/it-air-gap.ts";
import type { Result } from "../../../contract/result.ts";
import type { Store } from "../../../db/store.ts";
import type { Clock } from "../../wire/clock.ts";
import type { CounterApiControl } from "../counter-api/counter-api.ts";
import { numbersInWait } from "../login/attempts.ts";
import type { QueueSystemFollower } from "../queue-system/follow-queue-system.ts";
import type { SyncProcess } from "../sync/start-sync.ts";
import type { Visit } from "../visit/visit.ts";
import type { AirGapWatch } from "./air-gap-watch.ts";
import { configurationDetails } from "./configuration-details.ts";
import type { ItSession } from "./it-session.ts";
import type { SyncWatch } from "./sync-watch.ts";
import { systemDetails } from "./system-details.ts";

/** The parts of a serving device that the panel shows and sets. */
export interface ItService {
  readonly store: Store;
  readonly visit: Pick<Visit, "view" | "session">;
  readonly queueSystem: Pick<QueueSystemFollower, "status">;
  readonly sync: SyncProcess;
  /** Entries were written and have to be uploaded. */
  readonly appended: () => void;
}

/** The parts of the machine that IT may use. */
export interface ItMachine {
  readonly dataFolder: string;
  /** The plugged-in sticks. */
  readonly sticks: () => Promise<readonly Stick[]>;
  /** Delayed a little, so that the request is answered first. */
  readonly restart: () => void;
  readonly openDesktop: (isOpen: boolean) => void;
  readonly isDesktopOpen: () => boolean;
}

export interface ItParts {
  /** The service, or the reason for its absence. */
  readonly service: () => Result<ItService>;
  readonly session: ItSession;
  readonly clock: Clock;
  /** Base64; null until the centre has sent it. */
  readonly pepper: () => string | null;
  readonly counterApi: CounterApiControl;
  readonly syncWatch: Pick<SyncWatch, "status">;
  readonly airGapWatch: AirGapWatch;
  readonly testNetwork: () => Promise<Result<ItNetwork>>;
  /** Spends a new code of the centre with the device's own key. */
  readonly renewEnrolment: (code: string) => Promise<Result<null>>;
  readonly machine: ItMachine;
  readonly device: () => Omit<ItDevice, "configurationVersion" | "unsent">;
}

/** The check before every request at the open panel, and its answer. */
export interface AtPanel {
  /** Problem: `it-panel-locked` where the panel is closed. */
  readonly atPanel: () => Result<ItService>;
  readonly panelOf: (service: ItService) => ItPanel;
}

/** The present addresses of the counter API: on the LAN, every IPv4 address of this device. */
export const addressesOf = (
  { listensAt, reach }: Pick<CounterApiStatus, "listensAt" | "reach">,
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>,
): readonly string[] => {
  if (listensAt === null) return [];
  const outside = Object.values(interfaces)
    .flatMap((found) => found ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
  const hosts = reach === "lan" ? outside : ["127.0.0.1"];
  return hosts.map((host) => `http://${host}:${listensAt}`);
};

/** The present content of all pages of the panel. */
export const itPanelOf = (parts: ItParts, { store, queueSystem }: ItService): ItPanel => {
  const status = parts.counterApi.read();
  return {
    counterApi: { ...status, addresses: addressesOf(status, networkInterfaces()) },
    queueSystem: queueSystem.status(),
    numbers: numbersInWait({ store, clock: parts.clock }),
    device: {
      ...parts.device(),
      configurationVersion: store.configuration()?.version ?? 0,
      unsent: store.unsent(),
    },
    sync: parts.syncWatch.status(store),
    configuration: configurationDetails(store),
    system: { ...systemDetails(parts.machine.dataFolder, store), isDesktopOpen: parts.machine.isDesktopOpen() },
    airGap: parts.airGapWatch.job(),
  };
};
