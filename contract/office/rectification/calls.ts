import { z } from "zod";
import { question } from "../question.ts";
import { callResults } from "./item-events.ts";
import { ItemNumber, ItemRow } from "./items.ts";

/** The calls of one answer. */
export const callsAtOnce = 50;

/** `GET /office/v1/calls`: the items to call about, the most urgent first. The caller sees nothing else of an item. */
export const OfficeCalls = z.strictObject({
  /** All of the caller's scope. */
  count: z.int(),
  calls: z.array(
    z.strictObject({
      ...ItemRow.pick({ number: true, unitCode: true, unitName: true, windowNumber: true }).shape,
      ...ItemRow.pick({ origin: true, round: true, due: true, isOver: true }).shape,
      /** For `CallToRecord`. */
      seen: z.int(),
      /** The reply of this round, which the citizen is asked about. */
      reply: z.string(),
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
