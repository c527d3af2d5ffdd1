import { z } from "zod";
import { Level, PromptId, ShiftId, StaffNumber, UnitCode, WindowNumber } from "../../words.ts";
import { PromptSource, Transaction } from "./prompt.ts";

export const ratingBodies = {
  /** One a prompt. It carries who and where in full, so that one entry can be read alone. */
  "rating-given": z.strictObject({
    promptId: PromptId,
    shiftId: ShiftId,
    unitCode: UnitCode,
    windowNumber: WindowNumber,
    staffNumber: StaffNumber,
    source: PromptSource,
    transaction: Transaction.nullable(),
    level: Level,
    /** 渠道, a code of the national set: "4" is the window evaluator. */
    channel: z.string().min(1).max(8),
    /** From the prompt on screen to the tap, monotonic, milliseconds. */
    answeredAfterMs: z.int().min(0),
  }),
};
