import { z } from "zod";
import { question } from "../question.ts";
import { callResults } from "./item-events.ts";
import { ItemNumber } from "./item-number.ts";
import { ItemRow } from "./items.ts";

/** The calls of one answer. */
export const callsAtOnce = 50;

/** sending: no end was noted. failed: surely not sent, and may be tried again. unclear: the provider may have sent it. */
export const linkOutcomes = ["sending", "sent", "failed", "unclear"] as const;

/** `GET /office/v1/calls`: the items to call about, the most urgent first. The caller sees nothing else of an item. */
export const OfficeCalls = z.strictObject({
  /** All of the caller's scope. */
  count: z.int(),
  /** Whether the office sends text messages. */
  canSendLink: z.boolean(),
  calls: z.array(
    z.strictObject({
      ...ItemRow.pick({ number: true, unitCode: true, unitName: true, windowNumber: true }).shape,
      ...ItemRow.pick({ origin: true, round: true, due: true, isOver: true }).shape,
      /** For `CallToRecord`. */
      seen: z.int(),
      /** The reply of this round, which the citizen is asked about. */
      reply: z.string(),
      /** The message with the link of the case page that was sent today. */
      link: z.strictObject({ at: z.string(), by: z.string(), outcome: z.enum(linkOutcomes) }).nullable(),
      /** Earlier calls of this round. */
      tries: z.array(z.strictObject({ at: z.string(), result: z.enum(callResults), note: z.string().nullable() })),
    }),
  ),
});
export type OfficeCalls = z.infer<typeof OfficeCalls>;
export const callsQuestion = question("/office/v1/calls", OfficeCalls);

/** `POST /office/v1/calls`: the result of a call-back. 204, or as `ItemEventToAdd`. */
export const CallToRecord = z.strictObject({
  number: ItemNumber,
  seen: z.int().min(1),
  result: z.enum(callResults),
  note: z.string().trim().min(1).max(2_000).optional(),
});
export type CallToRecord = z.infer<typeof CallToRecord>;

/** `POST /office/v1/contact-openings`: opens the contact of an item for a purpose; the opening is shown on the item. */
export const ContactToOpen = z.strictObject({ number: ItemNumber, purpose: z.string().trim().min(1).max(400) });

/** 404 `not-found` where the item has no contact, or may not be opened by the sender now. */
export const OpenedContact = z.strictObject({ name: z.string().nullable(), phone: z.string() });
export type OpenedContact = z.infer<typeof OpenedContact>;

/**
 * `POST /office/v1/item-messages`: sends the citizen of an item that waits for a call a text message with the number and
 * the address of the case page, once a day. 404 as `ContactToOpen`; 409 `sms-off`, `sms-sent-today`; 422
 * `sms-phone-unfit`.
 */
export const LinkToSend = z.strictObject({ number: ItemNumber });

/** `reason`: the code of the provider's answer or of the network; null where it was sent. */
export const SentLink = z.strictObject({
  outcome: z.enum(["sent", "failed", "unclear"]),
  reason: z.string().nullable(),
});
export type SentLink = z.infer<typeof SentLink>;
