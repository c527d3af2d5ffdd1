import { z } from "zod";
import { Acceptance } from "../../complaint.ts";
import { QuestionId, SurveyAnswer, SurveyId } from "../../survey.ts";
import { Sealed } from "../../sync/sealed.ts";
import { opinionMostCharacters } from "../../text-limits.ts";
import {
  ComplaintId,
  OpinionId,
  PromptId,
  ShiftId,
  SurveyResponseId,
  UnitCode,
  WindowNumber,
  writtenText,
} from "../../words.ts";

/** Where something was written, and in which shift; null outside one. */
const where = { unitCode: UnitCode, windowNumber: WindowNumber, shiftId: ShiftId.nullable() };

/** Texts of citizens besides a rating. */
export const feedbackBodies = {
  /** 意见簿 */
  "opinion-given": z.strictObject({ opinionId: OpinionId, ...where, text: writtenText(opinionMostCharacters) }),
  /** 投诉: its words and call-back details can be read only with the centre's private key. */
  "complaint-made": z.strictObject({
    complaintId: ComplaintId,
    ...where,
    sealed: Sealed,
    /** Missing in entries of older versions: such a complaint has no number. */
    acceptance: Acceptance.optional(),
  }),
  /**
   * 问卷: one entry for each answer, so that the answers of a citizen who walks away are stored. The newest of a question
   * counts.
   */
  "survey-answered": z.strictObject({
    responseId: SurveyResponseId,
    surveyId: SurveyId,
    ...where,
    /** The rating after which the survey was offered; null where it was opened from the ready screen. */
    promptId: PromptId.nullable(),
    questionId: QuestionId,
    answer: SurveyAnswer,
  }),
};
