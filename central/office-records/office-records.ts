import type { ConfigurationDocument, StaffMember, Unit } from "../../contract/sync/configuration.ts";
import type { LocalText } from "../../contract/words.ts";

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
  /** 6 to 12 digits. */
  readonly pin: string;
  readonly portrait: Picture | null;
}

/** The words of the five levels and their tags, under one version. */
export interface LevelSet {
  readonly version: string;
  readonly levels: ConfigurationDocument["levels"];
}

/** Everything an office says about itself. */
export interface OfficeRecords {
  readonly units: readonly Unit[];
  readonly windows: readonly WindowRecord[];
  readonly staff: readonly StaffRecord[];
  readonly levels: LevelSet;
}
