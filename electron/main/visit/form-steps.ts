import { assertNever } from "../../../contract/assert-never.ts";
import type { Acceptance } from "../../../contract/complaint.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result } from "../../../contract/result.ts";
import { isSameAnswer } from "../../../contract/same-answer.ts";
import type { Survey, SurveyAnswer, SurveyQuestion } from "../../../contract/survey.ts";
import type { PromptId } from "../../../contract/words.ts";
import { workingDayAfter } from "../../../contract/working-days.ts";
import { followUpAddressOf } from "./follow-up-address.ts";
import { busyWith } from "./prompt-steps.ts";
import {
  type Duty,
  type EventOf,
  idle,
  type OpenForm,
  type OpenSurvey,
  refuse,
  type Session,
  type SessionContext,
  type SessionStep,
  type Stage,
  stepTo,
} from "./session.ts";

/** 意见簿, 投诉, 问卷: open to every citizen at any time, with or without staff on duty. */
export const openForm = (
  { duty, stage }: Session,
  { form, responseId }: EventOf<"form-opened">,
  context: SessionContext,
): Result<SessionStep> => {
  const busy = busyWith(stage);
  if (busy) return refuse(busy);
  if (form !== "survey") return stepTo({ duty, stage: writing({ form }, context) });
  const survey = surveyOf(context);
  if (!survey) return refuse("survey-not-offered");
  const promptId = stage.at === "thanking" ? stage.rated.promptId : null;
  return stepTo({ duty, stage: writing({ form, survey, responseId, promptId, index: 0, answers: {} }, context) });
};

export const giveOpinion = (
  { duty, stage }: Session,
  { opinionId, text }: EventOf<"opinion-given">,
  context: SessionContext,
): Result<SessionStep> => {
  if (stage.at !== "writing" || stage.form.form !== "opinion") return refuse("form-not-open");
  const body = { opinionId, ...whereOf(duty, context), text: text.trim() };
  return stepTo({ duty, stage: received("opinion", context) }, { kind: "opinion-given", body });
};

export const makeComplaint = (
  { duty, stage }: Session,
  event: EventOf<"complaint-made">,
  context: SessionContext,
): Result<SessionStep> => {
  if (stage.at !== "writing" || stage.form.form !== "complaint") return refuse("form-not-open");
  const { complaintId, sealed, followUp } = event;
  const promise = promiseOf(event, context);
  const followUpAddress = followUpAddressOf(context.document, followUp.token);
  const followUpHash = followUpAddress === null ? null : followUp.hash;
  const body = { complaintId, ...whereOf(duty, context), sealed, acceptance: { ...promise, followUpHash } };
  const acceptance = { ...promise, followUpAddress };
  const deadlineMonoMs = context.monoMs + acceptanceMs;
  return stepTo({ duty, stage: { at: "accepted", acceptance, deadlineMonoMs } }, { kind: "complaint-made", body });
};

/** From the last touch: long enough to write the number down or to scan the code. */
export const acceptanceMs = 60_000;

const promiseOf = (
  { number }: EventOf<"complaint-made">,
  { document: { policy }, day }: SessionContext,
): Omit<Acceptance, "followUpHash"> => ({
  number,
  office: policy.responsibleOffice,
  answerDays: policy.complaintDays,
  answerBy: workingDayAfter(day, policy.complaintDays, policy.calendar),
});

/**
 * Takes an answer, or null for none, and shows the next question or the one before. An answer is on disk before the
 * screen leaves its question. Until the survey is handed in it may be replaced: of a question the newest entry counts.
 */
export const answerQuestion = (
  { duty, stage }: Session,
  { questionId, answer, goes }: EventOf<"question-answered">,
  context: SessionContext,
): Result<SessionStep> => {
  if (stage.at !== "writing" || stage.form.form !== "survey") return refuse("form-not-open");
  const open = stage.form;
  const question = open.survey.questions[open.index];
  if (question?.id !== questionId || (goes === "back" && open.index === 0)) return refuse("form-not-open");
  if (answer !== null && !isAnswerTo(question, answer)) return failure(problem("input-invalid", { field: "answer" }));
  if (answer === null || isSameAnswer(answer, open.answers[questionId]))
    return stepTo({ duty, stage: besideQuestion(open, goes, context) });
  const { responseId, promptId, survey, answers } = open;
  const body = { responseId, surveyId: survey.id, ...whereOf(duty, context), promptId, questionId, answer };
  const answered = { ...open, answers: { ...answers, [questionId]: answer } };
  return stepTo({ duty, stage: besideQuestion(answered, goes, context) }, { kind: "survey-answered", body });
};

/** The survey of this day; undefined for none. */
export const surveyOf = ({ document, day }: Pick<SessionContext, "document" | "day">): Survey | undefined => {
  const { survey } = document;
  return survey && survey.firstDay <= day && day <= survey.lastDay ? survey : undefined;
};

/**
 * Whether the survey is offered after this rating: after one in `everyRatings`, by the random part of the prompt's
 * identifier. The selection cannot be predicted or chosen, and does not depend on the level.
 */
export const isOfferedAfter = ({ afterRating }: Survey, promptId: PromptId): boolean =>
  afterRating !== null && Number.parseInt(promptId.slice(0, 8), 16) % afterRating.everyRatings === 0;

const isAnswerTo = (question: SurveyQuestion, answer: SurveyAnswer): boolean => {
  switch (question.type) {
    case "single":
      return answer.type === "single" && question.choices.some(({ id }) => id === answer.choice);
    case "multiple":
      return (
        answer.type === "multiple" &&
        answer.choices.length > 0 &&
        new Set(answer.choices).size === answer.choices.length &&
        answer.choices.every((choice) => question.choices.some(({ id }) => id === choice))
      );
    case "scale":
      return answer.type === "scale" && answer.value <= question.steps;
    case "text":
      return answer.type === "text";
    default:
      return assertNever(question);
  }
};

const besideQuestion = (open: OpenSurvey, goes: "on" | "back", context: SessionContext): Stage => {
  const index = open.index + (goes === "on" ? 1 : -1);
  if (index < open.survey.questions.length) return writing({ ...open, index }, context);
  return Object.keys(open.answers).length > 0 ? received("survey", context) : idle;
};

const writing = (form: OpenForm, { document, monoMs }: SessionContext): Stage => ({
  at: "writing",
  form,
  deadlineMonoMs: monoMs + document.policy.formMs,
});

const received = (what: "opinion" | "survey", { document, monoMs }: SessionContext): Stage => ({
  at: "received",
  what,
  deadlineMonoMs: monoMs + document.policy.thanksMs,
});

const whereOf = (duty: Duty, { document }: SessionContext) => ({
  unitCode: document.unit.code,
  windowNumber: document.window.number,
  shiftId: duty.state === "off" ? null : duty.shift.shiftId,
});
