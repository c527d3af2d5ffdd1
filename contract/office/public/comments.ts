import { z } from "zod";
import { LocalText, UnitCode } from "../../words.ts";
import { question } from "../question.ts";
import { mostFollowUps } from "../ratings/ratings.ts";

/** The comments of one answer to the office. */
export const commentsAtOnce = 20;

/** The five reasons to hide a comment: 个人信息, 辱骂, 他人隐私, 无关, 法律. */
export const hidingReasons = ["personal", "abuse", "others", "unrelated", "law"] as const;
export type HidingReason = (typeof hidingReasons)[number];

export const commentStates = ["waiting", "shown", "hidden"] as const;
export type CommentState = (typeof commentStates)[number];

const wholeNumber = z.int().min(1).max(Number.MAX_SAFE_INTEGER);

/** A comment: the entry of its rating, and its number among the follow-ups to it. */
export const CommentKey = z.strictObject({
  device: z.uuid(),
  epoch: wholeNumber,
  seq: wholeNumber,
  number: z.int().min(1).max(mostFollowUps),
});
export type CommentKey = z.infer<typeof CommentKey>;

/** The key as a text. */
export const commentKey = ({ device, epoch, seq, number }: CommentKey): string => `${device}/${epoch}/${seq}/${number}`;

/** A comment with 公开同意. It has no window, no staff and no level. */
export const CommentRow = CommentKey.extend({
  /** How many decisions there are: the next one names it as `seen`. */
  step: z.int().min(0),
  unitCode: z.string(),
  unitName: LocalText,
  text: z.string(),
  state: z.enum(commentStates),
  reason: z.enum(hidingReasons).nullable(),
  /** It holds personal data, and cannot be shown. */
  isPersonal: z.boolean(),
  /** The day by the office's date, "2026-03-04". */
  givenOn: z.string(),
  /** The last decision: the centre's clock, ISO 8601, and the person's name at that time. */
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
});
export type CommentRow = z.infer<typeof CommentRow>;

export const CommentsQuery = z.strictObject({
  unit: UnitCode.optional(),
  state: z.enum(commentStates).optional(),
  /** `next` of an earlier answer. */
  after: z
    .string()
    .regex(/^[0-9a-f-]{36}\/\d{1,15}\/\d{1,15}\/\d{1,2}$/)
    .optional(),
});
export type CommentsQuery = z.infer<typeof CommentsQuery>;

/** `GET /office/v1/public-comments?unit=…&state=waiting`: the newest first, of shifts that are over. */
export const OfficeComments = z.strictObject({
  rows: z.array(CommentRow),
  /** How many there are of each state, whatever the state in the query is. */
  counts: z.record(z.enum(commentStates), z.int()),
  next: z.string().nullable(),
});
export type OfficeComments = z.infer<typeof OfficeComments>;
export const commentsQuestion = question("/office/v1/public-comments", OfficeComments);

/**
 * `POST /office/v1/public-comment-decisions`: shows a comment where `reason` is null, or hides it. 204; 404 `not-found`,
 * 409 `comment-decided`, 422 `personal-data-…`.
 */
export const commentDecisionsPath = "/office/v1/public-comment-decisions";
export const CommentDecision = CommentKey.extend({
  seen: z.int().min(0).max(1_000_000),
  reason: z.enum(hidingReasons).nullable(),
});
export type CommentDecision = z.infer<typeof CommentDecision>;
