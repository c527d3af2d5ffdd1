import type { ReactElement } from "react";
import type { SurveyQuestion } from "../../contract/survey.ts";
import { cssVariables } from "../layout/css-variables.ts";
import type { Speech } from "../words/speech.ts";
import type { AnswerSoFar } from "./survey-answer.ts";

interface SurveyScaleProps {
  readonly question: Extract<SurveyQuestion, { readonly type: "scale" }>;
  readonly answer: AnswerSoFar;
  readonly speech: Speech;
  readonly disabled: boolean;
  readonly onAnswer: (answer: AnswerSoFar) => void;
}

/** From low to high, with the meaning of both ends beside them. */
export const SurveyScale = ({ question, answer, speech, disabled, onAnswer }: SurveyScaleProps): ReactElement => {
  const { steps } = question;
  const chosen = answer?.type === "scale" ? answer.value : null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning with it
    <div
      className="scale"
      role="group"
      aria-label={speech.words("survey.answers")}
      style={cssVariables({ "--steps": steps, "--half": Math.ceil(steps / 2) })}
      data-long={steps > 6}
    >
      <p className="scale-low">{speech.local(question.low)}</p>
      <div className="scale-steps">
        {Array.from({ length: steps }, (_, index) => index + 1).map((value) => (
          <button
            key={value}
            type="button"
            aria-pressed={chosen === value}
            className="scale-step"
            data-testid={`scale-${value}`}
            disabled={disabled}
            onClick={() => onAnswer({ type: "scale", value })}
          >
            {value}
          </button>
        ))}
      </div>
      <p className="scale-high">{speech.local(question.high)}</p>
    </div>
  );
};
