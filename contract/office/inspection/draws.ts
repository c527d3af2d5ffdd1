import { z } from "zod";
import { LocalText } from "../../words.ts";
import { JobRow } from "../jobs/jobs.ts";
import { question } from "../question.ts";
import { RatingRow } from "../ratings/ratings.ts";

/** The most ratings of one draw: each is opened by a person. */
export const mostDrawn = 2_000;
/** The most draws, and the most drawn ratings, in one answer. */
export const drawsAtOnce = 50;
export const drawnAtOnce = 100;

const mostDays = 366;
const dayMs = 24 * 3_600_000;

/** The ratings from which a sample is drawn: 差评 alone, or each rating. */
export const FrameRatings = z.enum(["negative", "all"]);
export type FrameRatings = z.infer<typeof FrameRatings>;

/** Digits and letters of a keyboard, so that a person can type it again on any machine. */
export const Seed = z.string().regex(/^[0-9A-Za-z-]{1,64}$/);

/** The number of ratings that are drawn from a frame: a share in percent, rounded up, and at least a minimum. */
export const drawnFrom = (frameSize: number, { share, minimum }: Pick<DrawOrder, "share" | "minimum">): number =>
  Math.min(frameSize, Math.max(minimum, Math.ceil((frameSize * share) / 100)));

const wanted = {
  /** Days by the devices' dates, both included. */
  from: z.iso.date(),
  to: z.iso.date(),
  ratings: FrameRatings,
  /** Percent. */
  share: z.int().min(1).max(100),
  minimum: z.int().min(1).max(mostDrawn),
  seed: Seed,
};

/**
 * `POST /office/v1/draws`, as a person: 201 with a `DrawAsked`. The job draws, or fails with draw-frame-empty or
 * draw-too-large.
 */
export const DrawOrder = z
  .strictObject(wanted)
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) < mostDays * dayMs, { path: ["to"] });
export type DrawOrder = z.infer<typeof DrawOrder>;

/** The job that draws. */
export const DrawAsked = z.strictObject({ job: z.uuid() });
export const SampleOrder = z.strictObject({ kind: z.literal("sample-draw"), query: DrawOrder });
export type SampleOrder = z.infer<typeof SampleOrder>;

/** The ratings among which a draw chooses. */
export interface Frame extends Pick<DrawOrder, "from" | "to" | "ratings"> {
  /** ISO 8601. An entry that arrived later is not in it. */
  readonly receivedUntil: string;
}

export const Draw = z.strictObject({
  ...wanted,
  number: z.int(),
  /** The centre's clock, ISO 8601. */
  drawnAt: z.string(),
  drawnBy: z.string(),
  receivedUntil: z.string(),
  /** Whether the period is a frozen month, and `receivedUntil` the moment of its freeze. */
  isFrozen: z.boolean(),
  frameSize: z.int(),
  /** SHA-256 of the frame's keys in order, a line each. */
  frameHash: z.string(),
  drawn: z.int(),
});
export type Draw = z.infer<typeof Draw>;

export const DrawsQuery = z.strictObject({ before: z.coerce.number().int().min(1).max(2_147_483_647).optional() });

/** How far the draw of a job is. `total`: the size of its frame, once that is known. */
export const DrawJob = JobRow.pick({ id: true, state: true, total: true, problem: true }).extend({
  /** Of the draw; null before it is made. */
  number: z.int().nullable(),
});
export type DrawJob = z.infer<typeof DrawJob>;

/** `GET /office/v1/draws?before=51`: the newest first. `job`: the last one that the reader asked for, for a week. */
export const OfficeDraws = z.strictObject({
  draws: z.array(Draw),
  hasOlder: z.boolean(),
  job: DrawJob.nullable(),
});
export type OfficeDraws = z.infer<typeof OfficeDraws>;

/** One opening of a drawn rating. */
const DrawnRatingReading = z.strictObject({ readAt: z.string(), readBy: z.string(), purpose: z.string() });

/** A drawn rating without its content. `digest` orders the draw; `ordinal` counts from 1. */
export const DrawnRow = z.strictObject({
  ordinal: z.int(),
  device: z.string(),
  epoch: z.int(),
  seq: z.int(),
  digest: z.string(),
  unitCode: z.string(),
  unitName: LocalText,
  windowNumber: z.string(),
  day: z.string(),
  readings: z.array(DrawnRatingReading),
});
export type DrawnRow = z.infer<typeof DrawnRow>;

export const DrawQuery = z.strictObject({
  number: z.coerce.number().int().min(1).max(2_147_483_647),
  /** The last ordinal of the answer before. */
  after: z.coerce.number().int().min(0).max(mostDrawn).default(0),
});
export type DrawQuery = z.infer<typeof DrawQuery>;

/** `GET /office/v1/draw?number=3`; 404 `not-found` where there is no such draw. */
export const OfficeDraw = z.strictObject({
  draw: Draw,
  ratings: z.array(DrawnRow),
  /** null where these are the last ones. */
  next: z.int().nullable(),
});
export type OfficeDraw = z.infer<typeof OfficeDraw>;

/** `POST /office/v1/drawn-rating-readings`: 200 with a `DrawnRating`; the opening is stored with its purpose first. */
export const DrawnRatingToRead = z.strictObject({
  number: DrawQuery.shape.number,
  ordinal: z.int().min(1).max(mostDrawn),
  purpose: z.string().trim().min(2).max(200),
});
export type DrawnRatingToRead = z.infer<typeof DrawnRatingToRead>;

/**
 * A drawn rating as it is now, with the first service that it is about. Level and clerk only of a 差评, as in the list of
 * ratings.
 */
export const DrawnRating = z.strictObject({
  rating: RatingRow,
  /** null where no system named it. */
  transactionRef: z.string().nullable(),
  matterName: z.string().nullable(),
});
export type DrawnRating = z.infer<typeof DrawnRating>;

export const drawsQuestion = question("/office/v1/draws", OfficeDraws);
