import { z } from "zod";
import { ReferenceSpace, Transaction } from "../../ledger/bodies/prompt.ts";
import { DeviceId, LocalText, UnitCode } from "../../words.ts";
import { question } from "../question.ts";

/** The position of a rating in the ledgers. */
const position = { device: DeviceId, epoch: z.int().min(1), seq: z.int().min(1) };

const service = {
  unitCode: UnitCode,
  referenceSpace: ReferenceSpace,
  transactionRef: Transaction.shape.transactionRef,
  serviceNumber: Transaction.shape.serviceNumber,
};

/** A service that was rated at two devices or more. The levels are hidden from the person who decides. */
export const ContestedService = z.strictObject({
  ...service,
  unitName: LocalText,
  /** In order of arrival. */
  claims: z.array(
    z.strictObject({
      ...position,
      windowNumber: z.string(),
      source: z.string(),
      /** The kiosk's wall clock, ISO 8601. */
      answeredAt: z.string(),
      /** The centre's clock, ISO 8601. */
      receivedAt: z.string(),
      /** null while undecided. */
      counts: z.boolean().nullable(),
    }),
  ),
  /** The newest decision about any of them. */
  decided: z.strictObject({ at: z.string(), by: z.string() }).nullable(),
});
export type ContestedService = z.infer<typeof ContestedService>;

/**
 * `POST /office/v1/claim-verdicts`: which ratings of a contested service count; at least one does. It judges each
 * rating that its sender has seen, is stored under a name, and a later one replaces it. 204; 404 `not-found` where one
 * of them is no claim of this service.
 */
export const ClaimVerdicts = z.strictObject({
  ...service,
  verdicts: z
    .array(z.strictObject({ ...position, counts: z.boolean() }))
    .min(2)
    .max(200)
    .refine((verdicts) => verdicts.some(({ counts }) => counts))
    .refine(
      (verdicts) =>
        new Set(verdicts.map((each) => `${each.device}/${each.epoch}/${each.seq}`)).size === verdicts.length,
    ),
});
export type ClaimVerdicts = z.infer<typeof ClaimVerdicts>;

/** `GET /office/v1/contested-services`: undecided ones first, then by the newest rating. */
export const contestedQuestion = question("/office/v1/contested-services", z.array(ContestedService));
