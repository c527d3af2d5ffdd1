import { z } from "zod";
import { question } from "../question.ts";
import { PaperLanguage } from "../reports/exports.ts";

/** The longest address that a mail server takes. */
export const MailAddress = z.string().trim().pipe(z.email().max(254));

export const DigestPeriod = z.enum(["day", "week", "month"]);
export type DigestPeriod = z.infer<typeof DigestPeriod>;

/** The digests that a person wants: none by default. */
export const DigestWishes = z.strictObject({
  mail: MailAddress.nullable(),
  /** On working days, where work waits. */
  hasDaily: z.boolean(),
  hasWeekly: z.boolean(),
  hasMonthly: z.boolean(),
  /** Of the mails. */
  language: PaperLanguage,
});
export type DigestWishes = z.infer<typeof DigestWishes>;

/** `GET /office/v1/digest-wishes`: the person's own; `isSending`: whether the centre has a mail server. */
export const OwnDigests = DigestWishes.extend({ mail: z.string().nullable(), isSending: z.boolean() });
export type OwnDigests = z.infer<typeof OwnDigests>;
export const ownDigestsQuestion = question("/office/v1/digest-wishes", OwnDigests);

/** The digests of one working day, or of one finished week or month: one for each person who wants it. */
export const DigestRound = z.strictObject({
  period: DigestPeriod,
  firstDay: z.iso.date(),
  madeAt: z.string(),
  sent: z.int(),
  /** Not sent yet, also after a failure that is tried again. */
  waiting: z.int(),
  failed: z.int(),
  /** Nothing waits for the person on that day, or the person has no such role or address any more. */
  skipped: z.int(),
  /** The last failure of some of those that wait or failed; `reason` is the code of the mail server or the network. */
  failures: z.array(z.strictObject({ login: z.string(), attempts: z.int(), reason: z.string() })),
});
export type DigestRound = z.infer<typeof DigestRound>;

/** `GET /office/v1/digests`: the newest first. */
export const DigestRounds = z.strictObject({ isSending: z.boolean(), rounds: z.array(DigestRound) });
export type DigestRounds = z.infer<typeof DigestRounds>;
export const digestsQuestion = question("/office/v1/digests", DigestRounds);

/** Names the digests of a period; those that failed are sent again: 204, or 404 where there is none. */
export const DigestsToRetry = DigestRound.pick({ period: true, firstDay: true });

/** Paths that receive data: `DigestWishes`, `DigestsToRetry`. */
export const digestPaths = { wishes: ownDigestsQuestion.path, retries: "/office/v1/digest-retries" } as const;
