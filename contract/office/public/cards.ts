import { z } from "zod";
import { LocalText, UnitCode, writtenText } from "../../words.ts";
import { question } from "../question.ts";

/** The cards of one answer to the office. */
export const cardsAtOnce = 20;

/** The most characters of each text of a card. */
export const cardMostCharacters = { title: 40, said: 300, changed: 500 } as const;

const text = (most: number) => z.string().trim().pipe(writtenText(most));

/** "2026-03" */
export const CardMonth = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);

/** 你说我改: the words of citizens in short, and the change that the unit made, in a month. */
export const CardTexts = z.strictObject({
  month: CardMonth,
  title: text(cardMostCharacters.title),
  said: text(cardMostCharacters.said),
  changed: text(cardMostCharacters.changed),
});
export type CardTexts = z.infer<typeof CardTexts>;

/** The last step of a card is its state. */
export const cardSteps = ["sent", "returned", "approved", "withdrawn"] as const;
export type CardStep = (typeof cardSteps)[number];

const stepsFrom: Readonly<Record<CardStep, readonly CardStep[]>> = {
  sent: ["approved", "returned", "withdrawn"],
  returned: ["sent", "withdrawn"],
  approved: ["withdrawn"],
  withdrawn: [],
};

/** Whether a card in a state can take a step; null for a new one. */
export const mayTake = (state: CardStep | null, step: CardStep): boolean =>
  state === null ? step === "sent" : stepsFrom[state].includes(step);

export const CardRow = z.strictObject({
  id: z.uuid(),
  /** How many steps it has taken: a change names it as `seen`. */
  step: z.int().min(1),
  unitCode: z.string(),
  unitName: LocalText,
  state: z.enum(cardSteps),
  month: z.string(),
  title: z.string(),
  said: z.string(),
  changed: z.string(),
  /** Approved, and withheld from the public: since then its texts have become the name of a person on the roster. */
  isWithheld: z.boolean(),
  /** Of one that was returned or withdrawn. */
  reason: z.string().nullable(),
  /** The centre's clock, ISO 8601, and the person's name at that time: of the texts, and of the last step. */
  sentAt: z.string(),
  sentBy: z.string(),
  at: z.string(),
  by: z.string(),
});
export type CardRow = z.infer<typeof CardRow>;

export const CardsQuery = z.strictObject({
  unit: UnitCode.optional(),
  state: z.enum(cardSteps).optional(),
  /** `next` of an earlier answer. */
  after: z.uuid().optional(),
});
export type CardsQuery = z.infer<typeof CardsQuery>;

/** `GET /office/v1/public-cards?unit=…&state=sent`: the newest first; of those that wait, the oldest. */
export const OfficeCards = z.strictObject({
  rows: z.array(CardRow),
  /** How many there are of each state, whatever the state in the query is. */
  counts: z.record(z.enum(cardSteps), z.int()),
  next: z.uuid().nullable(),
});
export type OfficeCards = z.infer<typeof OfficeCards>;
export const cardsQuestion = question("/office/v1/public-cards", OfficeCards);

const seen = z.int().min(0).max(1_000_000);

/**
 * `POST /office/v1/public-card-submissions`, by a leader of the unit: a new card where `seen` is 0, or a returned one with new texts.
 * 204; 404 `not-found`, 409 `card-moved`, 422 `card-month-unfit`, `personal-data-…`.
 */
export const cardSubmissionsPath = "/office/v1/public-card-submissions";
export const CardToSend = CardTexts.extend({ id: z.uuid(), seen, unit: UnitCode });
export type CardToSend = z.infer<typeof CardToSend>;

/** `POST /office/v1/public-card-approvals`, by the city office. 204; 404 `not-found`, 409 `card-moved`, 422 `personal-data-…`. */
export const cardApprovalsPath = "/office/v1/public-card-approvals";
export const CardToApprove = z.strictObject({ card: z.uuid(), seen });

/**
 * `POST /office/v1/public-card-returns`, by the city office, and `POST /office/v1/public-card-withdrawals`, by it or a
 * leader of the unit. 204; 404 `not-found`, 409 `card-moved`.
 */
export const cardReturnsPath = "/office/v1/public-card-returns";
export const cardWithdrawalsPath = "/office/v1/public-card-withdrawals";
export const CardToEnd = CardToApprove.extend({ reason: text(300) });
