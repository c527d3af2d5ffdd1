import { z } from "zod";
import { LocalText, UnitCode } from "../../words.ts";

/** The appeals of one answer. */
export const appealsAtOnce = 50;

export const appealStates = ["undecided", "upheld", "rejected"] as const;

export const AppealsQuery = z.strictObject({
  unit: UnitCode.optional(),
  state: z.enum(appealStates).optional(),
  /** `next` of an earlier answer. */
  after: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
});
export type AppealsQuery = z.infer<typeof AppealsQuery>;

/** By the centre's clock, ISO 8601, and a person's name at that time. */
const Said = z.strictObject({ at: z.string(), by: z.string(), reason: z.string() });

/** 误评复核: an item that its unit appealed, with the decision of the city office. */
export const AppealRow = z.strictObject({
  number: z.int(),
  unitCode: z.string(),
  unitName: LocalText,
  windowNumber: z.string(),
  state: z.enum(appealStates),
  appealed: Said,
  decided: Said.nullable(),
});
export type AppealRow = z.infer<typeof AppealRow>;

/** `GET /office/v1/appeals?state=undecided`: the newest items first. */
export const OfficeAppeals = z.strictObject({
  /** Of the place, whatever the state in the query is. */
  counts: z.strictObject({ undecided: z.int(), upheld: z.int(), rejected: z.int() }),
  appeals: z.array(AppealRow),
  next: z.int().nullable(),
});
export type OfficeAppeals = z.infer<typeof OfficeAppeals>;
