import { z } from "zod";
import { question } from "../question.ts";

/** A number of items, and the page that lists them. */
const Linked = z.looseObject({ count: z.int(), url: z.string() });

/**
 * The body of a notice: the work of one unit on one working day, in counts alone. It is posted with `Idempotency-Key`,
 * which is `id` and the same at every attempt, and with `Counterstar-Signature` as the webhook of alerts.
 */
export const WorkNotice = z.looseObject({
  type: z.literal("work"),
  v: z.literal(1),
  id: z.uuid(),
  /** The working day, "2026-04-03", and the moment of the counts, ISO 8601. */
  day: z.iso.date(),
  madeAt: z.string(),
  unitCode: z.string(),
  counts: z.looseObject({
    /** Opened since the day of the notices before. */
    opened: Linked,
    /** Open ones that are due today or tomorrow. */
    soon: Linked,
    /** Open ones past their day; `late` by more working days than a rectification has, `veryLate` by twice as many. */
    over: Linked,
    late: Linked,
    veryLate: Linked,
  }),
});
export type WorkNotice = z.infer<typeof WorkNotice>;
export const idempotencyHeader = "idempotency-key";

/** The notices of one working day. */
export const NoticeRound = z.strictObject({
  day: z.iso.date(),
  madeAt: z.string(),
  sent: z.int(),
  /** Not received yet, also after a failure that is tried again. */
  waiting: z.int(),
  /** Given up a day after they were made. */
  failed: z.int(),
  /** Of some that wait or failed; `reason` is the status of the answer or the code of the network. */
  failures: z.array(z.strictObject({ unitCode: z.string(), attempts: z.int(), reason: z.string() })),
});
export type NoticeRound = z.infer<typeof NoticeRound>;

/** `GET /office/v1/notices`: the newest first; `isSending`: whether a receiver is set up. */
export const NoticeRounds = z.strictObject({ isSending: z.boolean(), rounds: z.array(NoticeRound) });
export type NoticeRounds = z.infer<typeof NoticeRounds>;
export const noticesQuestion = question("/office/v1/notices", NoticeRounds);

/** `POST /office/v1/notice-retries`: the failed ones of a day are sent again: 204, or 404 where there is none. */
export const NoticesToRetry = NoticeRound.pick({ day: true });
export const noticeRetriesPath = "/office/v1/notice-retries";
