import { randomUUID } from "node:crypto";
import type { KioskView } from "../../../contract/ipc/view.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result } from "../../../contract/result.ts";
import type { ConfigurationDocument, StaffMember } from "../../../contract/sync/configuration.ts";
import type { ShiftId } from "../../../contract/words.ts";
import { memberOf } from "../../../db/configurations.ts";
import type { Visit } from "../visit/visit.ts";
import type { ShiftInquiry } from "./shift-inquiry.ts";

export interface ShiftParts extends Pick<ShiftInquiry, "shiftElsewhere"> {
  readonly visit: Visit;
}

/** A member of staff whose PIN or badge was correct, and the document with their record. */
export interface Known<Member extends StaffMember = StaffMember> {
  readonly member: Member;
  readonly document: ConfigurationDocument;
}

/** Whether a shift begins or is handed over. Both use the same number, PIN and count of attempts. */
export type Purpose = "logged-in" | "handed-over";

/**
 * Starts a shift. One window per person unless the policy allows two; the centre flags double shifts that this window
 * could not know of.
 */
export const startShift = async (
  { visit, shiftElsewhere }: ShiftParts,
  { member: { number }, document }: Known,
  purpose: Purpose,
): Promise<Result<KioskView>> => {
  const elsewhere = document.policy.allowTwoWindows ? null : await shiftElsewhere(number);
  if (elsewhere) return failure(problem("on-duty-elsewhere", { windowNumber: elsewhere.windowNumber }));
  // The roster may have changed during the question to the centre: a shift of a person who is not on it would block the
  // window.
  const present = visit.document();
  const member = present && memberOf(present, number);
  if (!member) return failure(problem("staff-number-unknown"));
  const { mentorNumber } = member;
  const shift = { shiftId: randomUUID() as ShiftId, staffNumber: member.number, mentorNumber };
  return visit.take({ type: purpose, shift });
};

/** The purpose of a login where the page gives none: while a shift runs, it is handed over. */
export const purposeAt = (visit: Visit): Purpose =>
  visit.session().duty.state === "off" ? "logged-in" : "handed-over";
