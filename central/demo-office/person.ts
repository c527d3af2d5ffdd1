import type { StaffMember } from "../../contract/sync/configuration.ts";
import type { LocalText } from "../../contract/words.ts";
import type { Traits } from "./portrait/traits.ts";

/** Text in both languages: the demonstration translates everything. */
export type BothLanguages = Required<Readonly<LocalText>>;

/** One invented 窗口人员 before the picture is drawn and the PIN is made into a verifier. */
export type Person = {
  readonly unitCode: string;
  /** 工号 */
  readonly number: string;
  readonly name: BothLanguages;
  /** 职务 */
  readonly post: BothLanguages;
  readonly politicalStatus: StaffMember["politicalStatus"];
  /** 入党年月 of a full member; null for all others: a probationary year does not count towards 党龄. */
  readonly partyMemberSince: string | null;
  readonly duties: readonly BothLanguages[];
  /** Four: the badge shows them two by two. */
  readonly commitments: readonly [BothLanguages, BothLanguages, BothLanguages, BothLanguages];
  readonly honours: readonly BothLanguages[];
  readonly star: StaffMember["star"];
  /** 工号 of a trainee's 带教老师. */
  readonly mentorNumber?: string;
  /** Six digits, for demonstrations only: a real centre never stores a PIN in the clear. */
  readonly pin: string;
  readonly traits: Traits;
};
