import { randomUUID } from "node:crypto";
import type { KioskView } from "../../../contract/ipc/view.ts";
import type { Result } from "../../../contract/result.ts";
import type { StaffMember } from "../../../contract/sync/configuration.ts";
import type { ShiftId } from "../../../contract/words.ts";
import type { Visit } from "../visit/visit.ts";

/** Somebody is known, however that came about: their shift begins. */
export const startShift = (visit: Visit, { number, mentorNumber }: StaffMember): Result<KioskView> => {
  const shift = { shiftId: randomUUID() as ShiftId, staffNumber: number, mentorNumber };
  return visit.take({ type: "logged-in", shift });
};
