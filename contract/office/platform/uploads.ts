import { z } from "zod";
import { DeviceId, LocalText } from "../../words.ts";
import { question } from "../question.ts";

/** The weeks in one answer, the running one included. */
export const listedWeeks = 13;
/** The most uploads in one list. */
export const uploadsAtOnce = 20;

/** 未报, 成功, 被拒, 无应答 (the platform may have it: it is sent again under the same id). */
export const UploadState = z.enum(["waiting", "accepted", "refused", "unanswered"]);
export type UploadState = z.infer<typeof UploadState>;

/** Why an upload was refused: all but the last one by this centre, before it was sent. */
export const RefusalReason = z.enum([
  "value-missing",
  "code-missing",
  "too-long",
  "set-aside",
  "contested",
  "changed-again",
  "window-over",
  "platform",
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

export const UploadCounts = z.strictObject({
  waiting: z.int(),
  accepted: z.int(),
  refused: z.int(),
  unanswered: z.int(),
});
export type UploadCounts = z.infer<typeof UploadCounts>;

/** `from` is a Monday; the days are those on which the ratings were given, by the devices' dates. */
export const UploadWeek = z.strictObject({ from: z.string(), to: z.string(), counts: UploadCounts });
export type UploadWeek = z.infer<typeof UploadWeek>;

/** The refused uploads of one cause. `detail`: the name of the field, or the platform's code; empty without one. */
export const RefusalCount = z.strictObject({ reason: RefusalReason, detail: z.string(), count: z.int() });
export type RefusalCount = z.infer<typeof RefusalCount>;

/** The connection to the platform. */
export const PlatformLine = z.strictObject({
  /** Ratings given before this day are sent only where a person asks for it. */
  firstDay: z.string().nullable(),
  waitHours: z.int(),
  /** 补报: how long after its arrival a rating is sent, days. */
  windowDays: z.int(),
  /** The last answer, or its absence; `code` is the platform's, or the network's. null before the first one. */
  last: z
    .strictObject({
      at: z.string(),
      outcome: z.enum(["judged", "refused", "deferred", "unanswered"]),
      code: z.string(),
      receipt: z.string().nullable(),
    })
    .nullable(),
  /** When the next batch goes out after failures; null where the line works. */
  pausedUntil: z.string().nullable(),
});
export type PlatformLine = z.infer<typeof PlatformLine>;

/** `GET /office/v1/platform-uploads`: the counts of the reader's units, the newest week first. */
export const OfficeUploads = z.strictObject({
  /** null where no platform is set up. */
  line: PlatformLine.nullable(),
  weeks: z.array(UploadWeek),
  /** Of all other days, also of devices whose clocks are wrong. */
  others: UploadCounts,
  /** The refusals of all days, the most frequent first. */
  refusals: z.array(RefusalCount),
});
export type OfficeUploads = z.infer<typeof OfficeUploads>;
export const uploadsQuestion = question("/office/v1/platform-uploads", OfficeUploads);

/** The place of an upload in the list: its state, its day and its identity. */
const Place = z
  .string()
  .regex(
    /^(refused|unanswered)\/\d{4}-\d{2}-\d{2}\/[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}(\/[0-9]{1,15}){2}\/[1-3]$/,
  );

/** `after`: the uploads that follow one of an earlier answer. */
export const RefusedQuery = z.strictObject({ after: Place.optional() });
export type RefusedQuery = z.infer<typeof RefusedQuery>;

/** One assessment that the platform has not, or may not have: no level, no tag, no word of the citizen. */
export const RefusedUpload = z.strictObject({
  /** As the platform knows it. */
  id: z.string(),
  device: DeviceId,
  epoch: z.int(),
  seq: z.int(),
  /** assessNumber: 1, or 2 after a change; 3 is a later change, which has no number at the platform. */
  number: z.int(),
  unitCode: z.string(),
  unitName: LocalText,
  windowNumber: z.string(),
  day: z.string(),
  state: z.enum(["refused", "unanswered"]),
  reason: RefusalReason.nullable(),
  detail: z.string().nullable(),
  /** The platform's own sentence, for the city office alone: it may quote the citizen. */
  message: z.string().nullable(),
  attempts: z.int(),
  changedAt: z.string(),
});
export type RefusedUpload = z.infer<typeof RefusedUpload>;

/** `GET /office/v1/platform-refusals?from&to&after`: the refused ones first, then the newest day. */
export const RefusedUploads = z.strictObject({ uploads: z.array(RefusedUpload), next: z.string().nullable() });
export type RefusedUploads = z.infer<typeof RefusedUploads>;
export const refusedQuestion = question("/office/v1/platform-refusals", RefusedUploads);

/**
 * `POST /office/v1/platform-resends` 补报: sends the refused and the unanswered uploads of these days again, and the
 * ratings that were never sent. 204; 409 platform-off, platform-window-over.
 */
export const Resend = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, { path: ["to"] });
export type Resend = z.infer<typeof Resend>;
export const resendPath = "/office/v1/platform-resends";
