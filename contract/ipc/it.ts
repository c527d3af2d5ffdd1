import type { CounterApiStatus } from "../counter/counter-api.ts";
import type { Problem } from "../problems/problem.ts";
import type { QueueSystemStatus } from "../queue-system.ts";
import type { Result } from "../result.ts";
import type { LocalText, StaffNumber } from "../words.ts";
import type { AirGapJob, Stick } from "./it-air-gap.ts";
import type { itInputSchemas } from "./it-inputs.ts";
import type { ItSync } from "./it-sync.ts";
import type { ItSystem, LogLine } from "./it-system.ts";
import type { RequestsOf } from "./requests-of.ts";
import type { DeviceDetails } from "./view.ts";

/** A staff number that is locked at this device after wrong PINs, or has to wait. */
export interface TriedNumber {
  readonly staffNumber: StaffNumber;
  readonly name: LocalText;
  readonly attempts: number;
  /** Seconds until the next attempt; null where it is locked. */
  readonly waitSeconds: number | null;
}

/** The state of a device that serves, for IT. */
export interface ItDevice extends DeviceDetails {
  readonly appVersion: string;
  readonly electronVersion: string;
  readonly configurationVersion: number;
  /** `file`: readable by the kiosk's user, because the system has no key store. */
  readonly keyAtRest: "key-store" | "file";
  /** Free space on the ledger's disk, MiB; null where the system does not report it. */
  readonly freeMib: number | null;
  /** Little space is left; the centre has an alarm about it. */
  readonly isDiskLow: boolean;
  /** Entries without a receipt, and the time of the oldest, ISO 8601. */
  readonly unsent: { readonly count: number; readonly oldestAt: string | null };
}

/** A summary of the configuration in use, for IT: its version and the number of its items. */
export interface ItConfiguration {
  readonly version: number;
  /** By the centre's clock, and by this device's clock; the latter is null where the ledger does not say. */
  readonly issuedAt: string;
  readonly receivedAt: string | null;
  readonly unitName: LocalText;
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly windowName: LocalText;
  readonly staff: number;
  readonly tagsVersion: string;
  readonly tags: number;
  readonly survey: LocalText | null;
  readonly hours: LocalText | null;
  /** Pages of the idle screen. */
  readonly attractPages: number;
  /** Timeouts, seconds: for an answer, for reasons, for 改评, of the thanks, for forms. */
  readonly waits: {
    readonly prompt: number;
    readonly reasons: number;
    readonly change: number;
    readonly thanks: number;
    readonly form: number;
  };
  readonly walkUp: boolean;
  readonly allowMouseRating: boolean;
  readonly badgeLogin: "with-pin" | "alone";
  readonly logOutAsksPin: boolean;
  readonly allowTwoWindows: boolean;
  /** Percent. */
  readonly volume: number;
}

/** The content of all pages of the panel, at this moment. It holds no secret. */
export interface ItPanel {
  readonly counterApi: CounterApiStatus & {
    /** The addresses at which office systems reach it now: "http://10.0.0.5:7610". */
    readonly addresses: readonly string[];
  };
  /** null where the centre's configuration names none. */
  readonly queueSystem: QueueSystemStatus | null;
  readonly numbers: readonly TriedNumber[];
  readonly device: ItDevice;
  readonly sync: ItSync;
  /** null before the first configuration. */
  readonly configuration: ItConfiguration | null;
  readonly system: ItSystem;
  /** The running job or the last one; null where there was none since the start. */
  readonly airGap: AirGapJob | null;
}

/** How long the panel stays open without a touch, milliseconds. */
export const itPanelMs = 180_000;

/**
 * The steps of the network test, from the name of the centre to its opinion of this device; each is tried only where
 * the step before succeeded. With a proxy, `name` and `connection` are the proxy's, and `proxy` is whether it lets this
 * device through; without one that step is skipped.
 */
export const networkSteps = ["name", "connection", "proxy", "encryption", "answer", "clock", "credentials"] as const;
export type NetworkStep = (typeof networkSteps)[number];

export interface NetworkFinding {
  readonly step: NetworkStep;
  /** `skipped`: an earlier step failed, or this one does not apply. */
  readonly outcome: "fine" | "skipped" | "wrong";
  /** The fault; null otherwise. */
  readonly problem: Problem | null;
}

/** The network path between this device and its centre. */
export interface ItNetwork {
  readonly centreUrl: string;
  readonly findings: readonly NetworkFinding[];
}

/** The answers to IT's requests. All but the first two are refused with `it-panel-locked` while the panel is closed. */
export interface ItAnswers {
  /** Whether an IT PIN is set and no citizen is using the screen: `it-pin-unset`, `citizen-busy`. */
  readonly requestItPanel: Result<null>;
  /**
   * `it-pin-wrong`, `it-pin-waits`, `it-pin-locked`, `pepper-missing`; `citizen-busy` where a citizen touched the screen
   * first.
   */
  readonly openItPanel: Result<ItPanel>;
  /** The state at this moment. The page polls it, so it does not keep the panel open. */
  readonly itPanel: Result<ItPanel>;
  /** Reports a touch of the panel. */
  readonly touchItPanel: Result<null>;
  readonly changeSetting: Result<ItPanel>;
  /** Makes a new token and returns it once; the former one is revoked. */
  readonly newCounterToken: Result<NewCounterToken>;
  readonly unlockNumber: Result<ItPanel>;
  /** 立即同步: retries everything at once, except for a wait that the centre set. */
  readonly syncNow: Result<ItPanel>;
  /**
   * Spends a new code of the same centre: a revoked device is let in again, or moves to another window. Problems as of
   * `renewEnrolment` in electron/main/identity.
   */
  readonly renewEnrolment: Result<ItPanel>;
  /** Tests the network path to the centre; may take a while. */
  readonly testNetwork: Result<ItNetwork>;
  /** The sticks that are plugged in now. */
  readonly sticks: Result<readonly Stick[]>;
  /** Begins to write entries to a stick; the panel shows the progress. `stick-gone`, `air-gap-busy`. */
  readonly exportLedger: Result<ItPanel>;
  /** Begins to read the centre's receipts from a stick; progress and errors as above. */
  readonly importReceipts: Result<ItPanel>;
  readonly restartKiosk: Result<null>;
  /** Shows the desktop instead of the kiosk, or returns to the kiosk. */
  readonly openDesktop: Result<ItPanel>;
  /** The last log lines of this run, the oldest first. */
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

/** Derived as those of the page are: a missing or misspelt name does not compile. */
export const itRequestNames: Record<keyof ItAnswers, true> = {
  requestItPanel: true,
  openItPanel: true,
  itPanel: true,
  touchItPanel: true,
  changeSetting: true,
  newCounterToken: true,
  unlockNumber: true,
  syncNow: true,
  renewEnrolment: true,
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
