import { z } from "zod";
import { answerMostCharacters } from "./text-limits.ts";
import { LocalText, writtenText } from "./words.ts";

export const SurveyId = z.string().min(1).max(40);
export const QuestionId = z.string().min(1).max(40);
export const ChoiceId = z.string().min(1).max(40);

const asked = { id: QuestionId, text: LocalText };
const choices = z
  .array(z.strictObject({ id: ChoiceId, text: LocalText }))
  .min(2)
  .max(8);

export const SurveyQuestion = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("single"), ...asked, choices }),
  z.strictObject({ type: z.literal("multiple"), ...asked, choices }),
  /** From 1 to `steps`, with words for both ends. */
  z.strictObject({
    type: z.literal("scale"),
    ...asked,
    steps: z.int().min(3).max(10),
    low: LocalText,
    high: LocalText,
  }),
  z.strictObject({ type: z.literal("text"), ...asked }),
]);
export type SurveyQuestion = z.infer<typeof SurveyQuestion>;

const isUnique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** 问卷, as the centre ships it. */
export const Survey = z.strictObject({
  /** A changed survey gets a new id: answers refer to it. */
  id: SurveyId,
  title: LocalText,
  questions: z
    .array(SurveyQuestion)
    .min(1)
    .max(5)
    .refine((questions) => isUnique(questions.map(({ id }) => id))),
  /** Offered after one rating in `everyRatings`; null where it is only opened from the ready screen. */
  afterRating: z.strictObject({ everyRatings: z.int().min(1).max(1_000) }).nullable(),
  /** First and last day on which it is offered, "2026-11-24". */
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
});
export type Survey = z.infer<typeof Survey>;

export const SurveyAnswer = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("single"), choice: ChoiceId }),
  z.strictObject({ type: z.literal("multiple"), choices: z.array(ChoiceId).min(1).max(8) }),
  z.strictObject({ type: z.literal("scale"), value: z.int().min(1).max(10) }),
  z.strictObject({ type: z.literal("text"), text: writtenText(answerMostCharacters) }),
]);
export type SurveyAnswer = z.infer<typeof SurveyAnswer>;
