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

/** Missing in entries of older versions. */
const input = InputKind.optional();

export const ratingBodies = {
  /** One for each prompt. It holds staff and place in full, so that one entry can be read alone. */
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
     * 带回家填写: SHA-256 of the token's UTF-8 text in the QR code. The token itself is stored nowhere, so that a person with
     * the disk cannot write in the citizen's name. null where the centre has no page for it, and in older ratings.
     */
    followUpHash: Sha256Hex.nullable().default(null),
  }),
  /** 改评: at most one for each prompt, always to another level. The first rating stays in the ledger. */
  "rating-changed": z.strictObject({
    promptId: PromptId,
    level: Level,
    /** From the first rating to the change, monotonic, milliseconds. */
    changedAfterMs: z.int().min(0),
    input,
    /**
     * The longest time without a touch of the screen between the first rating and the change, monotonic, milliseconds.
     * Touches less than two seconds apart may count as one. Missing in entries of older versions.
     */
    restedMs: z.int().min(0).optional(),
  }),
  /** All tags chosen after a touch, of the current level; the newest entry of a prompt counts. */
  "tags-chosen": z.strictObject({ promptId: PromptId, tagCodes: z.array(TagCode).max(60) }),
  /** The newest of a prompt counts; a withdrawal is newer than the comment that it withdraws. */
  "comment-given": z.strictObject({ promptId: PromptId, text: writtenText(commentMostCharacters) }),
  /** The citizen withdrew the comment: there is none until another one is given. The ledger keeps the text. */
  "comment-withdrawn": z.strictObject({ promptId: PromptId }),
};
