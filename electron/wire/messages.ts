import type { AirGapJob } from "../../contract/ipc/it-air-gap.ts";
import type { ExportInput, StickInput } from "../../contract/ipc/it-inputs.ts";
import type { SyncDoing } from "../../contract/ipc/it-sync.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import type { MachineFacts } from "../../contract/sync/machine-facts.ts";
import type { Receipt } from "../../contract/sync/receipt.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import type { BootId, Sha256Hex, StaffNumber } from "../../contract/words.ts";
import type { Configuration } from "../../db/configurations.ts";
import type { EntryPlace } from "../../db/ledger/entries-around.ts";
import type { ShiftElsewhere } from "./fetch-shift-elsewhere.ts";
import type { Identity } from "./identity.ts";
import type { NetworkConfig } from "./network/network-config.ts";

/** From main to the sync process. */
export type ToSync =
  | { readonly type: "begin"; readonly begin: SyncBegin }
  /** Something new may have to go up. */
  | { readonly type: "appended" }
  /** All that could be saved of an older ledger is there. */
  | { readonly type: "older-carried" }
  /** The pepper is on disk: verifiers under it may be asked for. */
  | { readonly type: "pepper-kept"; readonly pepper: string }
  /** Somebody who logs in: are they on shift at another window? */
  | { readonly type: "staff-logs-in"; readonly staffNumber: StaffNumber }
  /** The code of 回家再说 that stands on the screen now, by its hash; null where none does. */
  | { readonly type: "code-shown"; readonly followUpHash: Sha256Hex | null }
  /** IT has set another way to the centre; it is tried at once. */
  | { readonly type: "network-changed"; readonly config: NetworkConfig }
  /** What the panel shows of the machine, for the next report. */
  | { readonly type: "machine-seen"; readonly facts: MachineFacts }
  /** IT wants to see it tried now. */
  | { readonly type: "try-now" }
  | { readonly type: "export-ledger"; readonly input: ExportInput }
  | { readonly type: "import-receipts"; readonly input: StickInput }
  /** The page is painting. */
  | { readonly type: "screen-alive" };

export interface SyncBegin {
  readonly identity: Identity;
  readonly databaseFile: string;
  readonly appVersion: string;
  /** Straight where nothing is said. */
  readonly config?: NetworkConfig;
  /** How often it asks and reports with nothing to send, and the longest back-off; a minute where nothing is said. */
  readonly everyMs?: number;
  readonly boot: BootId;
  /** When main's monotonic clock stood at 0, on the monotonic clock that all processes of this machine share, ms. */
  readonly monoOriginMs: number;
}

/** What it does next, on the monotonic clock that all processes of this machine share, ms. */
export interface SyncPlan {
  readonly doing: SyncDoing;
  readonly untilMachineMonoMs: number;
}

/** From the sync process to main, which alone writes. */
export type FromSync =
  | { readonly type: "receipted"; readonly receipt: Receipt; readonly signed: SignedText }
  /** Base64: secret. */
  | { readonly type: "pepper"; readonly pepper: string }
  /** null where the centre knows of none, or could not be asked. */
  | { readonly type: "shift-elsewhere"; readonly staffNumber: StaffNumber; readonly elsewhere: ShiftElsewhere | null }
  /** The page of the code on the screen was opened on a phone. */
  | { readonly type: "follow-up-opened"; readonly followUpHash: Sha256Hex }
  | { readonly type: "configuration"; readonly configuration: Configuration }
  | { readonly type: "configuration-refused"; readonly problem: Problem }
  /** An older epoch lacks this entry, and the centre does too. */
  | { readonly type: "hole-found"; readonly place: EntryPlace }
  /** What has to go up cannot be read, or is not what was written. */
  | { readonly type: "ledger-damaged"; readonly reason: string }
  | { readonly type: "air-gap"; readonly job: AirGapJob }
  | { readonly type: "plan"; readonly plan: SyncPlan }
  /** null: the last exchange went well. */
  | { readonly type: "exchanged"; readonly problem: Problem | null };
