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

/** `handed-over`: a colleague took the window without a gap. `forgotten`: the schedule ended it, not the clerk. */
export const ShiftEndCause = z.enum(["logged-out", "handed-over", "forgotten", "removed-from-roster"]);
export type ShiftEndCause = z.infer<typeof ShiftEndCause>;

export const shiftBodies = {
  "shift-started": z.strictObject({
    shiftId: ShiftId,
    staffNumber: StaffNumber,
    unitCode: UnitCode,
    windowNumber: WindowNumber,
    configurationVersion: z.int().min(1),
    /** 带教: the mentor of a trainee, shown with them; null where there is none. */
    mentorNumber: StaffNumber.nullable().default(null),
  }),
  "shift-paused": z.strictObject({
    shiftId: ShiftId,
    /** The words on the screen: 午休, 请稍候, or the office's own text. */
    reason: LocalText,
    /** When service is expected to go on; shown, never acted on. */
    until: WallTime.nullable(),
  }),
  "shift-resumed": z.strictObject({ shiftId: ShiftId }),
  "shift-ended": z.strictObject({ shiftId: ShiftId, cause: ShiftEndCause }),
  /** 申诉: a clerk's explanation about a service. It names the 办件: the rating is hidden from them and has no name. */
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
    /** As typed: it may be no staff number at all. */
    staffNumber: z.string().max(20),
    cause: z.enum(["staff-number-unknown", "pin-wrong", "locked"]),
  }),
};
