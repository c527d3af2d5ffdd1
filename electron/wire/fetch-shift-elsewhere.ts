import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { staffShiftPath } from "../../contract/sync/signature-profile.ts";
import { StaffShift } from "../../contract/sync/staff-shift.ts";
import type { StaffNumber } from "../../contract/words.ts";
import { type CentreSource, signedReply } from "./signed-reply.ts";

/** Another window where a member of staff is on shift now, as the centre knows it. */
export type ShiftElsewhere = NonNullable<StaffShift["elsewhere"]>;

/** null where the centre knows of no other window. Problems: those of `signedReply`. */
export const fetchShiftElsewhere = async (
  source: CentreSource,
  staffNumber: StaffNumber,
): Promise<Result<ShiftElsewhere | null>> => {
  const request = { method: "GET", path: staffShiftPath(staffNumber) } as const;
  const reply = await signedReply(source, request, StaffShift, "staff shift");
  if (!reply.ok) return reply;
  if (reply.value.staffNumber !== staffNumber) return failure(problem("centre-answer-invalid", { reason: "number" }));
  return success(reply.value.elsewhere);
};
