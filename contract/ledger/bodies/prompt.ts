import { z } from "zod";
import { PromptId, ShiftId, StaffNumber } from "../../words.ts";

/** Who opened the prompt. Walk-up ratings are counted apart. */
export const PromptSource = z.enum(["staff-console", "counter-api", "walk-up"]);
export type PromptSource = z.infer<typeof PromptSource>;

/** 办件: what was served, where a system told us. (transactionRef, serviceNumber) is rated once. */
export const Transaction = z.strictObject({
  /** 办件编号 */
  transactionRef: z.string().min(1).max(64),
  /** 服务次数, from 1 */
  serviceNumber: z.int().min(1),
  /** 事项 */
  matterName: z.string().min(1).max(200).optional(),
});
export type Transaction = z.infer<typeof Transaction>;

export const promptBodies = {
  "prompt-opened": z.strictObject({
    promptId: PromptId,
    shiftId: ShiftId,
    staffNumber: StaffNumber,
    source: PromptSource,
    transaction: Transaction.nullable(),
    /** Time to answer, milliseconds. */
    timeoutMs: z.int().min(1),
  }),
  "prompt-closed": z.strictObject({
    promptId: PromptId,
    /** 未评价 is an outcome, never a score. */
    outcome: z.enum(["unanswered", "cancelled"]),
    /** A walk-up prompt is closed by whoever opened it: the citizen. */
    cause: z.enum(["timed-out", "cancelled-by-staff", "closed-by-citizen", "shift-ended", "interrupted"]),
  }),
};
