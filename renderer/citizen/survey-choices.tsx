import type { ReactElement, RefObject } from "react";
import type { SurveyQuestion } from "../../contract/survey.ts";
import { cssVariables } from "../layout/css-variables.ts";
import { isPhrased } from "../layout/phrases.ts";
import type { Speech } from "../words/speech.ts";
import { type AnswerSoFar, isChosen, withChoice } from "./survey-answer.ts";
import type { OptionPlan } from "./use-option-pages.ts";

interface SurveyChoicesProps {
  readonly question: Extract<SurveyQuestion, { readonly type: "single" | "multiple" }>;
  readonly answer: AnswerSoFar;
  readonly speech: Speech;
  readonly disabled: boolean;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly plan: OptionPlan;
  /** From 0. */
  readonly page: number;
  readonly onAnswer: (answer: AnswerSoFar) => void;
}

/** A ring where one choice is allowed, a box where several are. */
const Mark = ({ isRound }: { readonly isRound: boolean }): ReactElement => (
  <svg className="option-mark" viewBox="0 0 40 40" aria-hidden="true">
    <rect className="option-frame" x="2" y="2" width="36" height="36" rx={isRound ? 18 : 9} />
    <path className="option-tick" d="m10 21 7 7 14-16" />
  </svg>
);

/** Every choice is in the DOM; those of other pages are hidden. */
export const SurveyChoices = (props: SurveyChoicesProps): ReactElement => {
  const { question, answer, speech, plan } = props;
  const isSingle = question.type === "single";
  const [from, to] = plan.pages[props.page] ?? [0, question.choices.length];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning with it
    <div
      ref={props.list}
      className="options"
      role="group"
      aria-label={speech.words("survey.answers")}
      style={cssVariables({ "--columns": plan.columns })}
    >
      {question.choices.map(({ id, text }, index) => (
        <button
          key={id}
          type="button"
          aria-pressed={isChosen(answer, id)}
          className="option"
          data-testid={`choice-${id}`}
          hidden={index < from || index >= to}
          disabled={props.disabled}
          onClick={() => props.onAnswer(withChoice(question, answer, id))}
        >
          <Mark isRound={isSingle} />
          <span data-phrased={isPhrased(speech.local(text))}>{speech.local(text)}</span>
        </button>
      ))}
    </div>
  );
};
