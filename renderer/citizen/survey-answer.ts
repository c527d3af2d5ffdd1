import type { SurveyAnswer, SurveyQuestion } from "../../contract/survey.ts";

/** The answer so far; null while it is not valid. */
export type AnswerSoFar = SurveyAnswer | null;

const chosenIn = (answer: AnswerSoFar): readonly string[] => {
  if (answer?.type === "single") return [answer.choice];
  return answer?.type === "multiple" ? answer.choices : [];
};

export const isChosen = (answer: AnswerSoFar, choice: string): boolean => chosenIn(answer).includes(choice);

type ChoiceQuestion = Extract<SurveyQuestion, { readonly type: "single" | "multiple" }>;

/** One touch on a choice. Several choices are in the question's order, not in the order of the touches. */
export const withChoice = (question: ChoiceQuestion, answer: AnswerSoFar, choice: string): AnswerSoFar => {
  if (question.type === "single") return { type: "single", choice };
  const choices = question.choices.map(({ id }) => id).filter((id) => (id === choice) !== isChosen(answer, id));
  return choices.length === 0 ? null : { type: "multiple", choices };
};

export const withText = (text: string): AnswerSoFar => (text.trim() === "" ? null : { type: "text", text });
