import { z } from "zod";
import { explanationMostCharacters } from "../../text-limits.ts";
import {
  ExplanationId,
  LocalText,
  ShiftId,
  StaffNumber,
  UnitCode,
  WallTime,
  WindowNumber,
  writtenText,
} from "../../words.ts";
import { Transaction } from "./prompt.ts";

/** `handed-over`: a colleague took the window without a gap. `forgotten`: nobody ended it, the schedule did. */
export const ShiftEndCause = z.enum(["logged-out", "handed-over", "forgotten", "removed-from-roster"]);
export type ShiftEndCause = z.infer<typeof ShiftEndCause>;

export const shiftBodies = {
  "shift-started": z.strictObject({
    shiftId: ShiftId,
    staffNumber: StaffNumber,
    unitCode: UnitCode,
    windowNumber: WindowNumber,
    configurationVersion: z.int().min(1),
    /** 带教: who stands beside a trainee and is shown with them; null where nobody does. */
    mentorNumber: StaffNumber.nullable().default(null),
  }),
  "shift-paused": z.strictObject({
    shiftId: ShiftId,
    /** What the screen says: 午休, 请稍候, or words of the office's own. */
    reason: LocalText,
    /** When service goes on, as far as one knows; shown, never acted on. */
    until: WallTime.nullable(),
  }),
  "shift-resumed": z.strictObject({ shiftId: ShiftId }),
  "shift-ended": z.strictObject({ shiftId: ShiftId, cause: ShiftEndCause }),
  /** 申诉: what somebody who serves has to say about a service. It names the 办件: a rating they cannot see has no name. */
  "explanation-given": z.strictObject({
    explanationId: ExplanationId,
    shiftId: ShiftId,
    staffNumber: StaffNumber,
    unitCode: UnitCode,
    windowNumber: WindowNumber,
    transactionRef: Transaction.shape.transactionRef,
    text: writtenText(explanationMostCharacters),
  }),
  "login-failed": z.strictObject({
    /** As typed: it may belong to nobody. */
    staffNumber: z.string().max(20),
    cause: z.enum(["staff-number-unknown", "pin-wrong", "locked"]),
  }),
};
