import { z } from "zod";
import { PromptId } from "../../words.ts";

/**
 * The queue system's own name for one call of a ticket: opaque text, sent back byte for byte. The `transactionRef` of
 * its prompt is the same text normalised.
 */
export const RateId = z.string().min(1).max(256);

/**
 * How the submission of a rating to the queue system ended. `accepted` and `refused`: its answer. `unknown`: sent, but
 * it cannot be known whether it arrived; never sent again. `not-taken`: it arrived before a login and was certainly not
 * stored, so it is still due. `given-up`: never sent, and would now be booked to another member of staff.
 */
export const QueueSubmitOutcome = z.enum(["accepted", "refused", "unknown", "not-taken", "given-up"]);
export type QueueSubmitOutcome = z.infer<typeof QueueSubmitOutcome>;

/** Ratings that are submitted to the hall's queue system. The rating itself is always in its own entry. */
export const queueSystemBodies = {
  /** On disk before the first byte is sent: a submission without an end is `unknown` after a power cut. */
  "queue-submit-begun": z.strictObject({ rateId: RateId, promptId: PromptId }),
  "queue-submit-ended": z.strictObject({ rateId: RateId, outcome: QueueSubmitOutcome }),
};
