import { z } from "zod";
import { ComplaintNumber } from "./complaint-number.ts";
import { ContactPhone } from "./contact.ts";
import { contactNameMostCharacters, opinionMostCharacters } from "./text-limits.ts";
import { LocalText, Sha256Hex, writtenText } from "./words.ts";

/** The content of a complaint, before it is sealed and after it is opened: JSON text, padded with spaces to 4,096 bytes. */
export const ComplaintWords = z.strictObject({
  text: writtenText(opinionMostCharacters),
  /** 联系人; null where the citizen does not want a call. */
  contactName: writtenText(contactNameMostCharacters).nullable(),
  contactPhone: ContactPhone.nullable(),
});
export type ComplaintWords = z.infer<typeof ComplaintWords>;

/** The length of every sealed complaint, bytes. It is the same for all, so that the length tells nothing. */
export const complaintBytes = 4_096;

/** Working days within which a complaint is answered. */
export const AnswerDays = z.int().min(1).max(60);

/** 受理: the promise that the citizen reads at the end of a complaint. It contains nothing of the complaint itself. */
export const Acceptance = z.strictObject({
  number: ComplaintNumber,
  /** The office that answers, as the screen named it. */
  office: LocalText,
  answerDays: AnswerDays,
  /** The last of these days; null where the working days of that year were not yet published. */
  answerBy: z.iso.date().nullable(),
  /** SHA-256 of the token's UTF-8 text in the QR code; null where the centre has no page for it. */
  followUpHash: Sha256Hex.nullable(),
});
export type Acceptance = z.infer<typeof Acceptance>;
