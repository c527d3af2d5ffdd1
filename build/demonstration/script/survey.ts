import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { SurveyAnswer, SurveyQuestion } from "../../../contract/survey.ts";
import { type PromptId, SurveyResponseId } from "../../../contract/words.ts";
import { isOfferedAfter } from "../../../electron/main/visit/form-steps.ts";
import type { Random } from "../random.ts";
import { type Scene, whereOf } from "./timed.ts";

/** Of those to whom the survey is offered. */
const takenShare = 0.16;
/** Of those at a question who go on to the next one. */
const goesOnShare = 0.8;
const betweenAnswersMs = 9_000;

/** The first choices of a question are chosen most. */
const singleOf = (random: Random, choices: readonly { readonly id: string }[]): string =>
  random.pick(choices.slice(random.place(choices.map((_, index) => 1 / (index + 1))))).id;

/** "None" goes with no other choice. */
const multipleOf = (random: Random, choices: readonly { readonly id: string }[]): string[] => {
  const named = choices.filter(({ id }) => id !== "none");
  const chosen = named.filter((_, index) => random.isTrue(0.42 / (1 + 0.25 * index))).map(({ id }) => id);
  if (chosen.length > 0) return chosen;
  return [choices.find(({ id }) => id === "none")?.id ?? random.pick(choices).id];
};

const answerTo = (random: Random, question: SurveyQuestion, text: string | null): SurveyAnswer | null => {
  switch (question.type) {
    case "single":
      return { type: "single", choice: singleOf(random, question.choices) };
    case "multiple":
      return { type: "multiple", choices: multipleOf(random, question.choices) };
    case "scale":
      return { type: "scale", value: Math.max(1, question.steps - random.place([30, 32, 18, 10, 6, 3, 1])) };
    default:
      return text === null ? null : { type: "text", text };
  }
};

type Answers = readonly (readonly [afterMs: number, draft: EntryDraft])[];

/**
 * The answers to the first `count` questions, each with the time after the survey was opened; `text` is the written one.
 * `promptId` is null where it was opened from the ready screen.
 */
const answersOf = (scene: Scene, promptId: PromptId | null, text: string | null, count: number): Answers => {
  const { random, document } = scene;
  const { survey } = document;
  if (!survey) return [];
  const responseId = SurveyResponseId.parse(random.uuid());
  return survey.questions.slice(0, count).flatMap((question, index) => {
    const answer = answerTo(random, question, text);
    if (!answer) return [];
    const body = { responseId, surveyId: survey.id, ...whereOf(scene), promptId, questionId: question.id, answer };
    return [[betweenAnswersMs * (index + 1), { kind: "survey-answered", body }]];
  });
};

/** The answers of a citizen that takes the survey after this rating, and may leave before its end. Without written ones. */
export const surveyAfter = (scene: Scene, promptId: PromptId): Answers => {
  const { random, document } = scene;
  const { survey } = document;
  if (!survey || !isOfferedAfter(survey, promptId) || !random.isTrue(takenShare)) return [];
  const last = survey.questions.findIndex(() => !random.isTrue(goesOnShare));
  return answersOf(scene, promptId, null, last < 0 ? survey.questions.length : last + 1);
};

/** The answers of a citizen that opens the survey at the ready screen and writes something. */
export const surveyWithText = (scene: Scene, text: string): Answers =>
  answersOf(scene, null, text, scene.document.survey?.questions.length ?? 0);
