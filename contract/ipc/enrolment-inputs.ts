import { z } from "zod";

const typed = z.string().trim().min(1).max(400);

/** Validated by main on every call. */
export const enrolmentInputSchemas = {
  /** A typed address and code, or a ticket as a reader types it and a file contains it. */
  enrol: z.union([z.strictObject({ centreUrl: typed, code: typed }), z.strictObject({ ticket: typed })]),
  findTickets: z.undefined(),
  enrolFromStick: z.strictObject({ file: z.string().min(1).max(1_000), centreUrl: typed }),
  confirmEnrolment: z.strictObject({ matches: z.boolean() }),
};

export type EnrolInput = z.infer<typeof enrolmentInputSchemas.enrol>;
