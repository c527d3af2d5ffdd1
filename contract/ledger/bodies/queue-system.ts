import { z } from "zod";
import { PromptId } from "../../words.ts";

/**
 * The queue system's own name for one call of a ticket: opaque text, and handed back byte for byte. What it names here
 * is the `transactionRef` of its prompt, which is the same text normalised.
 */
export const RateId = z.string().min(1).max(256);

/**
 * How handing a rating on to the queue system ended. `accepted` and `refused` are what it answered. `unknown`: it left,
 * and whether it arrived nobody can tell; it is never sent again. `not-taken`: it arrived before a login and was surely
 * not stored, so it is still due. `given-up`: it never left, and would now be booked to somebody else.
 */
export const QueueSubmitOutcome = z.enum(["accepted", "refused", "unknown", "not-taken", "given-up"]);
export type QueueSubmitOutcome = z.infer<typeof QueueSubmitOutcome>;

/** Ratings that are handed on to the queue system of the hall. The rating itself is in its own entry, whatever comes. */
export const queueSystemBodies = {
  /** On disk before the first byte leaves: what was begun and never ended is `unknown` after a power cut. */
  "queue-submit-begun": z.strictObject({ rateId: RateId, promptId: PromptId }),
  "queue-submit-ended": z.strictObject({ rateId: RateId, outcome: QueueSubmitOutcome }),
};
