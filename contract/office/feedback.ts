import { z } from "zod";
import { ComplaintWords } from "../complaint.ts";
import { ComplaintNumber } from "../complaint-number.ts";
import { SurveyId } from "../survey.ts";
import { LocalText, UnitCode } from "../words.ts";
import { LedgerPosition } from "./ledger-position.ts";
import { question } from "./question.ts";

/** Where and when something was written, by each clock. */
const written = {
  device: z.string(),
  epoch: z.int(),
  seq: z.int(),
  unitCode: z.string(),
  unitName: LocalText,
  windowNumber: z.string(),
  /** The kiosk's wall clock, ISO 8601. */
  givenAt: z.string(),
  /** The centre's clock, ISO 8601. */
  receivedAt: z.string(),
};

/** 意见簿 */
export const OpinionRow = z.strictObject({ ...written, text: z.string() });
export type OpinionRow = z.infer<typeof OpinionRow>;

/** 投诉, opened at the centre; it is stored sealed. */
export const ComplaintRow = z.strictObject({
  ...written,
  /** 受理编号; null where the kiosk was too old to make one. Two complaints may have one number. */
  number: ComplaintNumber.nullable(),
  /** The last day for the answer, as the citizen read it: "2026-12-07"; null where the screen named none. */
  answerBy: z.iso.date().nullable(),
  /**
   * The same, or where the screen named none, the day by the working days that are known now; null where the citizen was
   * promised nothing.
   */
  due: z.strictObject({ day: z.iso.date(), isProvisional: z.boolean() }).nullable(),
  /** The number of its item. null while the shift runs, and where the office may not see it. */
  item: z.int().nullable(),
  content: z.discriminatedUnion("isOpen", [
    /** The name and number stay sealed: they are opened on the item, for a purpose. */
    z.strictObject({ isOpen: z.literal(true), text: ComplaintWords.shape.text, hasContact: z.boolean() }),
    /** Sealed to another key than this centre's, or damaged. */
    z.strictObject({ isOpen: z.literal(false), reason: z.enum(["other-key", "damaged"]) }),
  ]),
});
export type ComplaintRow = z.infer<typeof ComplaintRow>;

const asked = {
  questionId: z.string(),
  text: LocalText,
  /** How many people have answered it. */
  answers: z.int(),
};

const counted = z.array(z.strictObject({ text: LocalText, count: z.int() }));

export const QuestionResult = z.discriminatedUnion("type", [
  /** Of a single or multiple choice: how many chose each. */
  z.strictObject({ type: z.literal("choices"), ...asked, choices: counted }),
  /** How many chose each step, from the first, and their mean; null without answers. */
  z.strictObject({
    type: z.literal("scale"),
    ...asked,
    low: LocalText,
    high: LocalText,
    steps: z.array(z.int()),
    mean: z.number().nullable(),
  }),
  /** The newest ones. */
  z.strictObject({ type: z.literal("text"), ...asked, texts: z.array(z.string()) }),
]);
export type QuestionResult = z.infer<typeof QuestionResult>;

/** 问卷: the results so far. */
export const SurveyResult = z.strictObject({
  surveyId: z.string(),
  title: LocalText,
  /** How many people have answered at least one question. */
  responses: z.int(),
  /** Empty where the centre no longer has the survey's words. */
  questions: z.array(QuestionResult),
});
export type SurveyResult = z.infer<typeof SurveyResult>;

/** The most rows in one answer. */
export const writtenAtOnce = 50;

/** `unit`: only those of one unit. `after`: those that follow a row of an earlier answer. */
export const WrittenQuery = z.strictObject({ unit: UnitCode.optional(), after: LedgerPosition.optional() });
export type WrittenQuery = z.infer<typeof WrittenQuery>;

/** How many fit the unit, some of them by arrival, the newest first, and `after` for the next ones, where there are more. */
export const writtenPage = <Row>(row: z.ZodType<Row>) =>
  z.strictObject({ count: z.int(), rows: z.array(row), next: LedgerPosition.nullable() });

/** `GET /office/v1/opinions?unit=…` */
export const OfficeOpinions = writtenPage(OpinionRow);
export type OfficeOpinions = z.infer<typeof OfficeOpinions>;
export const opinionsQuestion = question("/office/v1/opinions", OfficeOpinions);

/** `number`: only the complaints with this number, of any age. */
export const ComplaintsQuery = z.strictObject({ ...WrittenQuery.shape, number: ComplaintNumber.optional() });
export type ComplaintsQuery = z.infer<typeof ComplaintsQuery>;

/** `GET /office/v1/complaints?unit=…&number=…` */
export const OfficeComplaints = writtenPage(ComplaintRow);
export type OfficeComplaints = z.infer<typeof OfficeComplaints>;
export const complaintsQuestion = question("/office/v1/complaints", OfficeComplaints);

/** The most surveys in one answer. */
export const surveysAtOnce = 5;

/** `after`: the surveys that follow one of an earlier answer. */
export const SurveysQuery = z.strictObject({ after: SurveyId.optional() });
export type SurveysQuery = z.infer<typeof SurveysQuery>;

/** `GET /office/v1/surveys`: the current one first, then by the newest answer; `next` for `after`, where there are more. */
export const OfficeSurveys = z.strictObject({ surveys: z.array(SurveyResult), next: SurveyId.nullable() });
export type OfficeSurveys = z.infer<typeof OfficeSurveys>;
export const surveysQuestion = question("/office/v1/surveys", OfficeSurveys);
