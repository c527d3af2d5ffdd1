import { z } from "zod";
import { ShiftId, StaffNumber, UnitCode, WindowNumber } from "../../words.ts";

export const shiftBodies = {
  "shift-started": z.strictObject({
    shiftId: ShiftId,
    staffNumber: StaffNumber,
    unitCode: UnitCode,
    windowNumber: WindowNumber,
    configurationVersion: z.int().min(1),
  }),
  "shift-ended": z.strictObject({ shiftId: ShiftId, cause: z.enum(["logged-out", "removed-from-roster"]) }),
  "login-failed": z.strictObject({
    /** As typed: it may belong to nobody. */
    staffNumber: z.string().max(20),
    cause: z.enum(["staff-number-unknown", "pin-wrong", "locked"]),
  }),
};
