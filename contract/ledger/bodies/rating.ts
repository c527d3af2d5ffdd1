import { z } from "zod";
import { commentMostCharacters } from "../../text-limits.ts";
import {
  InputKind,
  Level,
  PromptId,
  Sha256Hex,
  ShiftId,
  StaffNumber,
  TagCode,
  UnitCode,
  WindowNumber,
  writtenText,
} from "../../words.ts";
import { PromptSource, served } from "./prompt.ts";

/** Missing in entries from before this was noted. */
const input = InputKind.optional();

export const ratingBodies = {
  /** One a prompt. It carries who and where in full, so that one entry can be read alone. */
  "rating-given": z.strictObject({
    promptId: PromptId,
    shiftId: ShiftId,
    unitCode: UnitCode,
    windowNumber: WindowNumber,
    staffNumber: StaffNumber,
    source: PromptSource,
    ...served,
    level: Level,
    /** 渠道, a code of the national set: "4" is the window evaluator. */
    channel: z.string().min(1).max(8),
    /** From the prompt on screen to the tap, monotonic, milliseconds. */
    answeredAfterMs: z.int().min(0),
    input,
    /**
     * 回家再说: SHA-256 of the token's UTF-8 text in the QR code. The token itself is written nowhere, so that nobody
     * with the disk can speak for the citizen. null where the centre has no page for it, and in ratings of before.
     */
    followUpHash: Sha256Hex.nullable().default(null),
  }),
  /** 改评: one a prompt at most, another level than before. The first rating stays where it is. */
  "rating-changed": z.strictObject({
    promptId: PromptId,
    level: Level,
    /** From the first rating to the change, monotonic, milliseconds. */
    changedAfterMs: z.int().min(0),
    input,
    /**
     * The longest time without a touch of the screen between the first rating and the change, monotonic, milliseconds.
     * Touches less than two seconds apart may count as one. Missing in entries from before this was noted.
     */
    restedMs: z.int().min(0).optional(),
  }),
  /** The tags as they stand after a touch, of the level that counts then; the newest entry of a prompt counts. */
  "tags-chosen": z.strictObject({ promptId: PromptId, tagCodes: z.array(TagCode).max(60) }),
  /** The newest of a prompt counts, and a withdrawal is newer than what it withdraws. */
  "comment-given": z.strictObject({ promptId: PromptId, text: writtenText(commentMostCharacters) }),
  /** The citizen took the comment back: none stands until another one is given. The ledger keeps what was given. */
  "comment-withdrawn": z.strictObject({ promptId: PromptId }),
};
