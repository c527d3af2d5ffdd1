import { z } from "zod";
import { LocalText } from "../../words.ts";
import { Count } from "../count.ts";
import { question } from "../question.ts";

/**
 * A device that was silent for a day, one that is back, the alarms of a ledger, and a service that two windows have
 * rated. `rating-quarantined`: a rating is stored and not counted.
 */
export const AlertKind = z.enum([
  "device-lost",
  "device-back",
  "fork",
  "truncation",
  "database-lost",
  "entries-lost",
  "storage-low",
  "storage-failed",
  "service-contested",
  "rating-quarantined",
]);
export type AlertKind = z.infer<typeof AlertKind>;

/** Times by the centre's clock, ISO 8601. */
export const AlertRow = z.strictObject({
  id: z.int(),
  kind: AlertKind,
  device: z.string(),
  unitName: LocalText,
  windowNumber: z.string(),
  raisedAt: z.string(),
  /** How often within the hour. */
  times: z.int(),
  acknowledged: z.strictObject({ at: z.string(), by: z.string() }).nullable(),
});
export type AlertRow = z.infer<typeof AlertRow>;

/**
 * `POST /office/v1/alert-acknowledgements`: a member of staff acknowledges an alert under their name. 204; 404
 * `not-found` where there is no such alert; 409 `alert-acknowledged` where another person was first.
 */
export const AlertToAcknowledge = z.strictObject({ id: z.int().min(1) });
export type AlertToAcknowledge = z.input<typeof AlertToAcknowledge>;

/** The body of the webhook. Ids are never reused, so that a receiver can recognise repeats. */
export const AlertNotice = z.looseObject({
  type: z.literal("alerts"),
  v: z.literal(1),
  sentAt: z.string(),
  alerts: z.array(
    z.looseObject({
      id: z.int(),
      kind: AlertKind,
      device: z.string(),
      unitCode: z.string(),
      unitName: LocalText,
      windowNumber: z.string(),
      raisedAt: z.string(),
      times: z.int(),
      /** A sentence that tells a person what to do. */
      text: z.strictObject({ zh: z.string(), en: z.string() }),
    }),
  ),
});
export type AlertNotice = z.infer<typeof AlertNotice>;

/**
 * Header of the webhook: `t=<seconds since 1970>,v1=<hex>`, HMAC-SHA256 over `<t>.<body>` under the secret in the
 * centre's file. A receiver refuses an old `t`, and so a replay.
 */
export const alertSignatureHeader = "counterstar-signature";

/** `GET /office/v1/alerts`: unacknowledged ones first. */
export const alertsQuestion = question("/office/v1/alerts", z.array(AlertRow));

/** `GET /office/v1/alerts/open-count`: unacknowledged alerts. */
export const openAlertsQuestion = question("/office/v1/alerts/open-count", Count);
