import { z } from "zod";
import { PromptSource } from "../../ledger/bodies/prompt.ts";
import { Level, LocalText, TagCode, UnitCode, WindowNumber } from "../../words.ts";
import { LedgerPosition } from "../ledger-position.ts";
import { question } from "../question.ts";

/** The most follow-ups to one rating. Later ones are refused, so that the first ones stay visible. */
export const mostFollowUps = 20;

/** The most photos of one follow-up. */
export const mostFollowUpPhotos = 3;

/** One follow-up to a rating, written on a phone. `givenAt` is by the centre's clock. */
const FollowUpRow = z.strictObject({
  /** Among this rating's, counted from 1. */
  number: z.int(),
  /** Each text once. */
  tags: z.array(LocalText),
  comment: z.string().nullable(),
  /** How many photos came with it, at `followUpPhotoPath`. */
  photos: z.int(),
  /** 公开同意: the citizen allows that the comment is shown in public. */
  mayPublish: z.boolean(),
  givenAt: z.string(),
});

/** A photo of a follow-up: the rating's entry, the follow-up's number, and its place from 1. */
export const FollowUpPhoto = z.strictObject({
  device: z.uuid(),
  epoch: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  seq: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  number: z.coerce.number().int().min(1).max(mostFollowUps),
  place: z.coerce.number().int().min(1).max(mostFollowUpPhotos),
  /** The small copy instead of the whole picture. */
  size: z.literal("small").optional(),
});
export type FollowUpPhoto = z.infer<typeof FollowUpPhoto>;

/** `GET /office/v1/follow-up-photo?device=…&epoch=1&seq=7&number=1&place=1&size=small`: the JPEG. */
export const followUpPhotoPath = "/office/v1/follow-up-photo";

export const followUpPhotoUrl = (photo: FollowUpPhoto): string => {
  const { device, epoch, seq, number, place, size } = photo;
  const key = `device=${device}&epoch=${epoch}&seq=${seq}&number=${number}&place=${place}`;
  return `${followUpPhotoPath}?${key}${size ? `&size=${size}` : ""}`;
};

/**
 * One rating in its current state, as the office's page lists it after the end of its shift. Only a 差评 is listed with
 * its level and its clerk, because it needs 整改. Of another rating only the comment is listed, and no tag that would
 * tell the level.
 */
export const RatingRow = z.strictObject({
  device: z.string(),
  epoch: z.int(),
  seq: z.int(),
  unitCode: z.string(),
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

/** The ratings that the list contains: every 差评, or those of one level. Other levels are listed nowhere. */
export const ListedLevel = z.enum(["negative", "1", "2"]);
export type ListedLevel = z.infer<typeof ListedLevel>;

/** A filter that is on, or is not there. */
const on = z.literal("yes").optional();

const filters = {
  /** Days by the devices' dates, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  unit: UnitCode.optional(),
  window: WindowNumber.optional(),
  level: ListedLevel.optional(),
  source: PromptSource.optional(),
  /** The code of a tag of a 差评. */
  tag: TagCode.regex(/^[^\0]*$/).optional(),
  /** With a comment, from the window or from a phone. */
  comment: on,
  /** 差评 after 改评. */
  changed: on,
  /** 差评 in question: of a flag, or of a service that two windows rated. */
  flagged: on,
};

interface Place {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly unit?: string | undefined;
  readonly window?: string | undefined;
}

const inOrder = ({ from, to }: Place): boolean => from === undefined || to === undefined || from <= to;
const hasUnit = ({ unit, window }: Place): boolean => window === undefined || unit !== undefined;

/** A window is named with its unit. */
export const RatingFilters = z
  .strictObject(filters)
  .refine(inOrder, { path: ["to"] })
  .refine(hasUnit, { path: ["unit"] });
export type RatingFilters = z.infer<typeof RatingFilters>;

/** `after`: the ratings that follow those of an earlier answer. */
export const RatingsQuery = z
  .strictObject({ ...filters, after: LedgerPosition.optional() })
  .refine(inOrder, { path: ["to"] })
  .refine(hasUnit, { path: ["unit"] });
export type RatingsQuery = z.infer<typeof RatingsQuery>;

/** The most ratings in one answer. */
export const ratingsAtOnce = 20;
/** Up to so many ratings are counted. */
export const countedRatings = 1_000;

/**
 * `GET /office/v1/ratings?from=2026-03-01&to=2026-03-31&unit=…&level=negative&tag=115`: newest first by arrival; with `from`
 * or `to` by day, then by arrival. From a moment after the end of their shift.
 */
export const OfficeRatings = z.strictObject({
  ratings: z.array(RatingRow),
  /** How many fit; null where they are more than `countedRatings`. */
  count: z.int().nullable(),
  /** For `after`, where there are more. */
  next: z.string().nullable(),
  /** The levels of 差评 and their tags, as the office ships them: the choices of the filters. */
  levels: z.array(
    z.strictObject({
      level: Level,
      text: LocalText,
      tags: z.array(z.strictObject({ code: z.string(), text: LocalText })),
    }),
  ),
});
export type OfficeRatings = z.infer<typeof OfficeRatings>;

export const ratingsQuestion = question("/office/v1/ratings", OfficeRatings);
