import type { ReactElement, RefObject } from "react";
import type { SurveyQuestion } from "../../contract/survey.ts";
import type { Speech } from "../words/speech.ts";
import type { AnswerSoFar } from "./survey-answer.ts";
import { SurveyChoices } from "./survey-choices.tsx";
import { SurveyScale } from "./survey-scale.tsx";
import type { OptionPlan } from "./use-option-pages.ts";
import { WrittenWords } from "./written-words.tsx";

interface SurveyBodyProps {
  readonly question: SurveyQuestion;
  readonly answer: AnswerSoFar;
  readonly speech: Speech;
  readonly disabled: boolean;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly plan: OptionPlan;
  /** The page of the plan, from 0. */
  readonly page: number;
  readonly onAnswer: (answer: AnswerSoFar) => void;
  readonly onWrite: () => void;
}

const Pen = (): ReactElement => (
  <svg className="write-pen" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M4 20l1.2-4.6L16 4.6a2.1 2.1 0 0 1 3 3L8.4 18.4Zm9.5-12.8 3.3 3.3" />
  </svg>
);

const WriteBox = ({ answer, speech, disabled, onWrite }: SurveyBodyProps): ReactElement => (
  <button type="button" className="write-box" data-testid="write-answer" disabled={disabled} onClick={onWrite}>
    {answer?.type === "text" ? (
      <WrittenWords text={answer.text} />
    ) : (
      <>
        <Pen />
        {speech.words("survey.write")}
      </>
    )}
  </button>
);

/** The controls for an answer. */
export const SurveyBody = (props: SurveyBodyProps): ReactElement => {
  const { question } = props;
  switch (question.type) {
    case "single":
    case "multiple":
      return <SurveyChoices {...props} question={question} />;
    case "scale":
      return <SurveyScale {...props} question={question} />;
    case "text":
      return <WriteBox {...props} />;
  }
};
