import { z } from "zod";
import { contactNameMostCharacters, opinionMostCharacters } from "./text-limits.ts";
import { writtenText } from "./words.ts";

/** The content of a complaint, before it is sealed and after it is opened: JSON text, padded with spaces to 4,096 bytes. */
export const ComplaintWords = z.strictObject({
  text: writtenText(opinionMostCharacters),
  /** 联系人; null where the citizen does not want a call. */
  contactName: writtenText(contactNameMostCharacters).nullable(),
  contactPhone: z
    .string()
    .regex(/^[0-9+() -]{5,30}$/)
    .nullable(),
});
export type ComplaintWords = z.infer<typeof ComplaintWords>;

/** The length of every sealed complaint, bytes. It is the same for all, so that the length tells nothing. */
export const complaintBytes = 4_096;
