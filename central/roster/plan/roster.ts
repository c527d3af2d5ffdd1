import type { Grant } from "../../../contract/office/accounts/roles.ts";
import type { StaffMember, Unit } from "../../../contract/sync/configuration.ts";
import type { LocalText } from "../../../contract/words.ts";

/** A unit of a list, as it is stored. */
export interface UnitLine
  extends Pick<Unit, "name" | "district" | "supervisionPhone" | "complaintRoom" | "supportPhone"> {
  readonly unitCode: string;
  /** The unit to which it belongs; null for most. */
  readonly parentCode: string | null;
  readonly isRetired: boolean;
}

export interface WindowLine {
  readonly unitCode: string;
  readonly number: string;
  readonly name: LocalText;
  readonly isRetired: boolean;
}

/** A staff member of a list: everything but PIN and lock. */
export interface StaffLine
  extends Pick<StaffMember, "name" | "post" | "politicalStatus" | "partyMemberSince" | "star"> {
  readonly unitCode: string;
  /** 工号 */
  readonly number: string;
  readonly duties: readonly LocalText[];
  readonly commitments: readonly LocalText[];
  readonly honours: readonly LocalText[];
  /** In order; retired ones too. */
  readonly windowNumbers: readonly string[] | "all";
  readonly mentorNumber: string | null;
  /** SHA-256 of the picture. */
  readonly portrait: string | null;
  /** SHA-256 of the text that a reader types. */
  readonly badges: readonly string[];
  readonly isRetired: boolean;
}

/** An account of the office's pages: everything but its password. */
export interface AccountLine {
  readonly login: string;
  readonly name: string;
  readonly staff: { readonly unitCode: string; readonly staffNumber: string } | null;
  /** Each once, in order. */
  readonly grants: readonly Grant[];
  readonly isRetired: boolean;
}

/** The units, windows and staff, each under its key. */
export interface Roster {
  readonly units: ReadonlyMap<string, UnitLine>;
  readonly windows: ReadonlyMap<string, WindowLine>;
  readonly staff: ReadonlyMap<string, StaffLine>;
}

interface Place {
  readonly unitCode: string;
  readonly number: string;
}

/** The key of a window. */
export const keyOf = ({ unitCode, number }: Place): string => JSON.stringify([unitCode, number]);

/** The key of a person: 工号 ignore case. */
export const staffKeyOf = ({ unitCode, number }: Place): string => keyOf({ unitCode, number: number.toUpperCase() });
