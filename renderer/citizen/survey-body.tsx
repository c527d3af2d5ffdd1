import type { ReactElement, RefObject } from "react";
import type { SurveyAnswer, SurveyQuestion } from "../../contract/survey.ts";
import { cssVariables } from "../layout/css-variables.ts";
import { PhrasedText } from "../layout/phrased-text.tsx";
import { shortPhraseEms } from "../layout/text-width.ts";
import type { Speech } from "../words/speech.ts";
import type { OptionPlan } from "./use-option-pages.ts";
import { CitizenTexts } from "./written-words.tsx";

/** The answer so far; null while it is not valid. */
export type AnswerSoFar = SurveyAnswer | null;

const chosenIn = (answer: AnswerSoFar): readonly string[] => {
  if (answer?.type === "single") return [answer.choice];
  return answer?.type === "multiple" ? answer.choices : [];
};

export const isChosen = (answer: AnswerSoFar, choice: string): boolean => chosenIn(answer).includes(choice);

type ChoiceQuestion = Extract<SurveyQuestion, { readonly type: "single" | "multiple" }>;

/**
 * One touch on a choice. Several choices are in the question's order, not in the order of the touches. The last one of a
 * question with an answer on disk stays: that answer can be replaced, but not taken back.
 */
export const withChoice = (
  question: ChoiceQuestion,
  answer: AnswerSoFar,
  choice: string,
  isOnDisk = false,
): AnswerSoFar => {
  if (question.type === "single") return { type: "single", choice };
  const choices = question.choices.map(({ id }) => id).filter((id) => (id === choice) !== isChosen(answer, id));
  if (choices.length === 0) return isOnDisk ? answer : null;
  return { type: "multiple", choices };
};

export const withText = (text: string): AnswerSoFar => (text.trim() === "" ? null : { type: "text", text });

interface SurveyBodyProps {
  readonly question: SurveyQuestion;
  readonly answer: AnswerSoFar;
  /** The question has an answer on disk. */
  readonly isOnDisk: boolean;
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
      <CitizenTexts text={answer.text} />
    ) : (
      <>
        <Pen />
        {speech.words("survey.write")}
      </>
    )}
  </button>
);

interface SurveyChoicesProps {
  readonly question: ChoiceQuestion;
  readonly answer: AnswerSoFar;
  readonly isOnDisk: boolean;
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
const SurveyChoices = (props: SurveyChoicesProps): ReactElement => {
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
          onClick={() => props.onAnswer(withChoice(question, answer, id, props.isOnDisk))}
        >
          <Mark isRound={isSingle} />
          <PhrasedText text={speech.local(text)} longestEms={shortPhraseEms} />
        </button>
      ))}
    </div>
  );
};

interface SurveyScaleProps {
  readonly question: Extract<SurveyQuestion, { readonly type: "scale" }>;
  readonly answer: AnswerSoFar;
  readonly speech: Speech;
  readonly disabled: boolean;
  readonly onAnswer: (answer: AnswerSoFar) => void;
}

/** From low to high, with the meaning of both ends beside them. */
const SurveyScale = ({ question, answer, speech, disabled, onAnswer }: SurveyScaleProps): ReactElement => {
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
