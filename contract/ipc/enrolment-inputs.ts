import { z } from "zod";
import type { EnrolmentRequests } from "./enrolment.ts";
import type { InputSchemasOf } from "./inputs.ts";

const typed = z.string().trim().min(1).max(400);

/** Checked by main on every call. */
export const enrolmentInputSchemas: InputSchemasOf<EnrolmentRequests> = {
  enrol: z.union([z.strictObject({ centreUrl: typed, code: typed }), z.strictObject({ ticket: typed })]),
  findTickets: z.undefined(),
  enrolFromStick: z.strictObject({ file: z.string().min(1).max(1_000), centreUrl: typed }),
  confirmEnrolment: z.strictObject({ matches: z.boolean() }),
};
