import type { AirGapJob } from "../../contract/ipc/it-air-gap.ts";
import type { ExportInput, StickInput } from "../../contract/ipc/it-inputs.ts";
import type { SyncDoing } from "../../contract/ipc/it-sync.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import type { MachineStatus } from "../../contract/sync/machine-status.ts";
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
  /** There may be new entries to upload. */
  | { readonly type: "appended" }
  /** All entries that could be salvaged from an older ledger are in the database. */
  | { readonly type: "older-carried" }
  /** The pepper is on disk: verifiers that need it may be asked for. */
  | { readonly type: "pepper-kept"; readonly pepper: string }
  /** A member of staff logs in: asks whether they are on shift at another window. */
  | { readonly type: "staff-logs-in"; readonly staffNumber: StaffNumber }
  /** The code of 带回家填写 that is on the screen now, by its hash; null for none. */
  | { readonly type: "code-shown"; readonly followUpHash: Sha256Hex | null }
  /** IT has set another network path to the centre; it is tried at once. */
  | { readonly type: "network-changed"; readonly config: NetworkConfig }
  /** The machine's values that the IT panel shows, for the next report. */
  | { readonly type: "machine-seen"; readonly facts: MachineStatus }
  /** IT asks to try everything now. `isLetIn`: a new code has ended the wait that the centre asked a revoked device for. */
  | { readonly type: "try-now"; readonly isLetIn?: true }
  | { readonly type: "export-ledger"; readonly input: ExportInput }
  | { readonly type: "import-receipts"; readonly input: StickInput }
  /** The page is painting. */
  | { readonly type: "screen-alive" };

export interface SyncBegin {
  readonly identity: Identity;
  readonly databaseFile: string;
  readonly appVersion: string;
  /** A direct connection by default. */
  readonly config?: NetworkConfig;
  /** Interval of reports and requests with nothing to send, and the longest back-off; a minute by default. */
  readonly everyMs?: number;
  readonly boot: BootId;
  /** The zero of main's monotonic clock, on the monotonic clock that all processes of this machine share, ms. */
  readonly monoOriginMs: number;
}

/**
 * The next step of the sync process, and its time on the monotonic clock that all processes of this machine share, ms.
 */
export interface SyncPlan {
  readonly doing: SyncDoing;
  readonly untilMachineMonoMs: number;
}

/** From the sync process to main, the only process that writes. */
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
  /** An older epoch lacks this entry, and so does the centre. */
  | { readonly type: "hole-found"; readonly place: EntryPlace }
  /** Entries to upload cannot be read, or differ from those that were written. */
  | { readonly type: "ledger-damaged"; readonly reason: string }
  | { readonly type: "air-gap"; readonly job: AirGapJob }
  | { readonly type: "plan"; readonly plan: SyncPlan }
  /**
   * null: the last exchange succeeded. `receivedAt`: when it reached the centre, by the centre's clock; absent after a
   * failure.
   */
  | { readonly type: "exchanged"; readonly problem: Problem | null; readonly receivedAt?: string };
