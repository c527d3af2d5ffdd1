import { z } from "zod";
import { Level, LocalText } from "../../words.ts";
import { question } from "../question.ts";

/** The most follow-ups to one rating. Later ones are refused, so that the first ones stay visible. */
export const mostFollowUps = 20;

/** One follow-up to a rating, written on a phone. `givenAt` is by the centre's clock. */
const FollowUpRow = z.strictObject({
  /** Among this rating's, counted from 1. */
  number: z.int(),
  /** Each text once. */
  tags: z.array(LocalText),
  comment: z.string().nullable(),
  givenAt: z.string(),
});

/**
 * One rating in its current state, as the office's page lists it after the end of its shift. Only a 差评 is listed with
 * its level and its clerk, because it needs 整改. Of another rating only the comment is listed, and no tag that would
 * tell the level.
 */
export const RatingRow = z.strictObject({
  device: z.string(),
  epoch: z.int(),
  seq: z.int(),
  unitName: LocalText,
  windowNumber: z.string(),
  /** null where the rating is no 差评. */
  negative: z
    .strictObject({
      staffNumber: z.string(),
      staffName: LocalText,
      level: Level,
      levelText: LocalText,
      /** 改评: the first level; null where it is unchanged. */
      first: z.strictObject({ level: Level, levelText: LocalText }).nullable(),
    })
    .nullable(),
  /** Of the current level. */
  tags: z.array(LocalText),
  comment: z.string().nullable(),
  /** 带回家填写: all follow-ups, the oldest first. */
  followUps: z.array(FollowUpRow),
  source: z.string(),
  /** The kiosk's wall clock, ISO 8601. */
  answeredAt: z.string(),
  /** The centre's clock, ISO 8601. */
  receivedAt: z.string(),
});
export type RatingRow = z.infer<typeof RatingRow>;

/** `GET /office/v1/ratings`: newest first by arrival. */
export const OfficeRatings = z.strictObject({
  ratings: z.array(RatingRow),
  /** Whether there are older ones. */
  hasOlder: z.boolean(),
});
export type OfficeRatings = z.infer<typeof OfficeRatings>;

export const ratingsQuestion = question("/office/v1/ratings", OfficeRatings);
