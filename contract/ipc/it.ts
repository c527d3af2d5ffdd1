import type { CounterApiStatus } from "../counter/counter-api.ts";
import type { QueueSystemStatus } from "../queue-system.ts";
import type { Result } from "../result.ts";
import type { LocalText, StaffNumber } from "../words.ts";
import type { AirGapJob, Stick } from "./it-air-gap.ts";
import type { ItConfiguration } from "./it-configuration.ts";
import type { itInputSchemas } from "./it-inputs.ts";
import type { ItNetwork } from "./it-network.ts";
import type { ItSync } from "./it-sync.ts";
import type { ItSystem, LogLine } from "./it-system.ts";
import type { RequestsOf } from "./requests-of.ts";
import type { DeviceFacts } from "./view.ts";

/** A number that was tried in vain at this device and is locked, or has to wait. */
export interface TriedNumber {
  readonly staffNumber: StaffNumber;
  readonly name: LocalText;
  readonly attempts: number;
  /** Seconds until the next attempt; null where it is locked. */
  readonly waitSeconds: number | null;
}

/** What IT wants to know of a device that serves. */
export interface ItDevice extends DeviceFacts {
  readonly appVersion: string;
  readonly electronVersion: string;
  readonly configurationVersion: number;
  /** `file`: readable by the kiosk's user, for the system has no key store. */
  readonly keyAtRest: "key-store" | "file";
  /** What the disk under the ledger still takes, MiB; null where the system does not say. */
  readonly freeMib: number | null;
  /** Little is left: the centre knows by an alarm. */
  readonly isDiskLow: boolean;
  /** Entries without a receipt, and since when the oldest waits, ISO 8601. */
  readonly unsent: { readonly count: number; readonly oldestAt: string | null };
}

/** Everything that the pages of the panel show, as it stands now. It holds no secret. */
export interface ItPanel {
  readonly counterApi: CounterApiStatus & {
    /** Where office systems reach it now: "http://10.0.0.5:7610". */
    readonly addresses: readonly string[];
  };
  /** null where the centre's configuration names none. */
  readonly queueSystem: QueueSystemStatus | null;
  readonly numbers: readonly TriedNumber[];
  readonly device: ItDevice;
  readonly sync: ItSync;
  /** null before the first one. */
  readonly configuration: ItConfiguration | null;
  readonly system: ItSystem;
  /** What is carried, or was last; null where nothing was since the start. */
  readonly airGap: AirGapJob | null;
}

/** How long the panel stays open without a touch. */
export const itPanelMs = 180_000;

/** The answers to what IT asks. All but the first two are refused with `it-panel-locked` while the panel is closed. */
export interface ItAnswers {
  /** Whether there is a PIN to ask for, and nobody at the screen: `it-pin-unset`, `citizen-busy`. */
  readonly knockAtItPanel: Result<null>;
  /** `pin-wrong`, `it-pin-waits`, `it-pin-locked`, `pepper-missing`; `citizen-busy` where somebody came first. */
  readonly openItPanel: Result<ItPanel>;
  /** As it stands now; asked again and again, so it keeps nothing open. */
  readonly itPanel: Result<ItPanel>;
  /** Somebody touches the panel. */
  readonly touchItPanel: Result<null>;
  readonly changeSetting: Result<ItPanel>;
  /** A new token, told this once; the one before is worth nothing. */
  readonly newCounterToken: Result<NewCounterToken>;
  readonly unlockNumber: Result<ItPanel>;
  /** 立即同步: tries everything at once; what the centre asked to wait for is waited for all the same. */
  readonly syncNow: Result<ItPanel>;
  /** Goes the way to the centre, which may take a while. */
  readonly testNetwork: Result<ItNetwork>;
  /** The sticks that are in now. */
  readonly sticks: Result<readonly Stick[]>;
  /** Begins to write entries to a stick; how it goes, the panel tells. `stick-gone`, `air-gap-busy`. */
  readonly exportLedger: Result<ItPanel>;
  /** Begins to read the centre's receipts from a stick; as above. */
  readonly importReceipts: Result<ItPanel>;
  readonly restartKiosk: Result<null>;
  /** Gives the screen up for the desktop, or takes it back. */
  readonly openDesktop: Result<ItPanel>;
  /** The last lines of this run, the oldest first. */
  readonly readLog: Result<readonly LogLine[]>;
  /** `stick-gone`, `stick-unwritable`. */
  readonly copyLog: Result<{ readonly fileName: string }>;
  readonly leaveItPanel: Result<null>;
}

export interface NewCounterToken {
  readonly token: string;
  readonly panel: ItPanel;
}

export type ItRequests = RequestsOf<typeof itInputSchemas, ItAnswers>;

/** Derived as those of the page are: a missing or misspelt one does not compile. */
export const itRequestNames: Record<keyof ItAnswers, true> = {
  knockAtItPanel: true,
  openItPanel: true,
  itPanel: true,
  touchItPanel: true,
  changeSetting: true,
  newCounterToken: true,
  unlockNumber: true,
  syncNow: true,
  testNetwork: true,
  sticks: true,
  exportLedger: true,
  importReceipts: true,
  restartKiosk: true,
  openDesktop: true,
  readLog: true,
  copyLog: true,
  leaveItPanel: true,
};
