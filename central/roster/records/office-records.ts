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

/** A unit with its day. */
export interface UnitRecord extends Unit {
  /** null where the hours have not been said. */
  readonly hours: OpeningHours | null;
  /** What staff may say when they stop for a while: 1 to 6. */
  readonly pauseReasons: readonly PauseReason[];
  /**
   * JackQChen/QueueSystem of the hall, whose Android evaluators the unit's kiosks replace; none where it is not named.
   * The link to it is not encrypted and has no password: anybody on that network can read and alter ratings on it.
   * Name it only where kiosks and queue system stand in a network of their own. Take the old evaluator off the window
   * first: the queue system takes ratings from both. A rating is in the kiosk's ledger whatever arrives there.
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

/** One of the window staff as the office knows them: with the PIN that is turned into a verifier when saved. */
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
  /** 6 to 12 digits, as the office gives it: not what somebody may have set in its place. */
  readonly pin: string;
  /** Whether a PIN that the office gives anew has to be changed at the first login; so it is where nothing is said. */
  readonly mustChangePin?: boolean;
  /** What a reader types for each of their badges, at most five; they stay where none are named. */
  readonly badges?: readonly string[];
  readonly portrait: Picture | null;
}

/** The words of the five levels and their tags, under one version. */
export interface LevelSet {
  readonly version: string;
  readonly levels: ConfigurationDocument["levels"];
}

/** What an idle screen shows, with the pictures themselves. */
export interface AttractRecord {
  readonly afterMs: number;
  readonly pages: readonly AttractPageRecord[];
}

export interface AttractPageRecord extends Omit<AttractPage, "picture"> {
  readonly picture: Picture | null;
}

/** How kiosks behave at first. A field that is not named has its default. */
export interface PolicyRecord extends Readonly<Partial<Policy>> {
  /** 回家再说: days that the page behind the QR code stays open. */
  readonly followUpDays?: number;
}

/** Everything an office says about itself. */
export interface OfficeRecords {
  readonly units: readonly UnitRecord[];
  readonly windows: readonly WindowRecord[];
  readonly staff: readonly StaffRecord[];
  readonly levels: LevelSet;
  readonly policy: PolicyRecord;
  readonly attract: AttractRecord | null;
  readonly survey: Survey | null;
}
