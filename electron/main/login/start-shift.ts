import { randomUUID } from "node:crypto";
import type { KioskView } from "../../../contract/ipc/view.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result } from "../../../contract/result.ts";
import type { ConfigurationDocument, StaffMember } from "../../../contract/sync/configuration.ts";
import type { ShiftId } from "../../../contract/words.ts";
import { memberOf } from "../../../db/roster.ts";
import type { Visit } from "../visit/visit.ts";
import type { ShiftInquiry } from "./shift-inquiry.ts";

export interface ShiftParts extends Pick<ShiftInquiry, "shiftElsewhere"> {
  readonly visit: Visit;
}

/** Somebody whose PIN or badge was right, and the document that says so. */
export interface Known<Member extends StaffMember = StaffMember> {
  readonly member: Member;
  readonly document: ConfigurationDocument;
}

/** Whether a shift begins, or one is handed over; the same number and PIN, and the same attempts. */
export type Purpose = "logged-in" | "handed-over";

/** One person, one window, unless the policy says otherwise; the centre flags what this window could not know. */
export const startShift = async (
  { visit, shiftElsewhere }: ShiftParts,
  { member: { number }, document }: Known,
  purpose: Purpose,
): Promise<Result<KioskView>> => {
  const elsewhere = document.policy.allowTwoWindows ? null : await shiftElsewhere(number);
  if (elsewhere) return failure(problem("on-duty-elsewhere", { windowNumber: elsewhere.windowNumber }));
  // Asking takes its time, and a roster that came meanwhile counts: a shift of nobody on it would wedge the window.
  const present = visit.document();
  const member = present && memberOf(present, number);
  if (!member) return failure(problem("staff-number-unknown"));
  const { mentorNumber } = member;
  const shift = { shiftId: randomUUID() as ShiftId, staffNumber: member.number, mentorNumber };
  return visit.take({ type: purpose, shift });
};

/** What somebody who is let in is here for, where the page does not say: who serves already, hands over. */
export const purposeAt = (visit: Visit): Purpose =>
  visit.session().duty.state === "off" ? "logged-in" : "handed-over";
