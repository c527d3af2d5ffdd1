import { z } from "zod";

const typed = z.string().trim().min(1).max(400);

/** Checked by main on every call. */
export const enrolmentInputSchemas = {
  /** What somebody typed, or a ticket as a reader types it and a file holds it. */
  enrol: z.union([z.strictObject({ centreUrl: typed, code: typed }), z.strictObject({ ticket: typed })]),
  findTickets: z.undefined(),
  enrolFromStick: z.strictObject({ file: z.string().min(1).max(1_000), centreUrl: typed }),
  confirmEnrolment: z.strictObject({ matches: z.boolean() }),
};

export type EnrolInput = z.infer<typeof enrolmentInputSchemas.enrol>;
