import type { Survey } from "../../../contract/survey.ts";
import type {
  AttractPage,
  ConfigurationDocument,
  OpeningHours,
  PauseReason,
  Policy,
  StaffMember,
  Unit,
} from "../../../contract/sync/configuration.ts";
import type { QueueSystemPolicy } from "../../../contract/sync/queue-system-policy.ts";
import type { LocalText } from "../../../contract/words.ts";

/** A unit with its opening hours and pauses. */
export interface UnitRecord extends Unit {
  /** null where no hours are set. */
  readonly hours: OpeningHours | null;
  /** The reasons for a pause that staff may choose: 1 to 6. */
  readonly pauseReasons: readonly PauseReason[];
  /**
   * The hall's JackQChen/QueueSystem, whose Android evaluators the unit's kiosks replace; absent or null for none. The
   * link is not encrypted and has no password: any host in that network can read and alter ratings on it. Set it only
   * where kiosks and queue system have an isolated network. Remove the old evaluator of the window first: the queue
   * system accepts ratings from both. A rating is in the kiosk's ledger whatever arrives there.
   */
  readonly queueSystem?: QueueSystemPolicy | null;
}

/** A window of a unit. */
export interface WindowRecord {
  readonly unitCode: string;
  readonly number: string;
  readonly name: LocalText;
}

export interface Picture {
  readonly mediaType: "image/svg+xml" | "image/png" | "image/jpeg" | "image/webp";
  readonly bytes: Uint8Array;
}

/** One member of the window staff as the office enters them: with the PIN, which is turned into a verifier when saved. */
export interface StaffRecord
  extends Pick<StaffMember, "name" | "post" | "politicalStatus" | "partyMemberSince" | "star"> {
  readonly unitCode: string;
  /** 工号 */
  readonly number: string;
  readonly duties: readonly LocalText[];
  readonly commitments: readonly LocalText[];
  readonly honours: readonly LocalText[];
  /** The windows of the unit where they may serve. */
  readonly windowNumbers: readonly string[] | "all";
  /** 工号 of a trainee's 带教老师, of the same unit. */
  readonly mentorNumber: string | null;
  /** 6 to 12 digits, as the office gives it: not one that the person may have set instead. */
  readonly pin: string;
  /** Whether a new PIN of the office has to be changed at the first login; yes by default. */
  readonly mustChangePin?: boolean;
  /** The text that a reader types for each of their badges, at most five; without this field they stay. */
  readonly badges?: readonly string[];
  readonly portrait: Picture | null;
}

/** The words of the five levels and their tags, under one version. */
export interface LevelSet {
  readonly version: string;
  readonly levels: ConfigurationDocument["levels"];
}

/** The idle screen, with the pictures themselves. */
export interface AttractRecord {
  readonly afterMs: number;
  readonly pages: readonly AttractPageRecord[];
}

export interface AttractPageRecord extends Omit<AttractPage, "picture"> {
  readonly picture: Picture | null;
}

/** The behaviour of kiosks. Absent fields stay as they are, on a new database at their default. */
export interface PolicyRecord extends Readonly<Partial<Policy>> {
  /** 带回家填写: days that the page behind the QR code stays open. */
  readonly followUpDays?: number;
}

/** All records of an office. */
export interface OfficeRecords {
  readonly units: readonly UnitRecord[];
  readonly windows: readonly WindowRecord[];
  readonly staff: readonly StaffRecord[];
  readonly levels: LevelSet;
  readonly policy: PolicyRecord;
  readonly attract: AttractRecord | null;
  readonly survey: Survey | null;
}
