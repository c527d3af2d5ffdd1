import { z } from "zod";
import { contactNameMostCharacters, opinionMostCharacters } from "./text-limits.ts";
import { writtenText } from "./words.ts";

/** What a complaint says, before it is sealed and after it is opened: JSON text, padded with spaces to 4,096 bytes. */
export const ComplaintWords = z.strictObject({
  text: writtenText(opinionMostCharacters),
  /** 联系人; null where the citizen does not want to be called. */
  contactName: writtenText(contactNameMostCharacters).nullable(),
  contactPhone: z
    .string()
    .regex(/^[0-9+() -]{5,30}$/)
    .nullable(),
});
export type ComplaintWords = z.infer<typeof ComplaintWords>;

/** Every sealed complaint is as long as any other: its length says nothing. Bytes. */
export const complaintBytes = 4_096;
