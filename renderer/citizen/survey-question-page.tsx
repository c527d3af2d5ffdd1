import { type ReactElement, type ReactNode, useRef, useState } from "react";
import type { KioskView } from "../../contract/ipc/view.ts";
import { isSameAnswer } from "../../contract/same-answer.ts";
import type { SurveyQuestion } from "../../contract/survey.ts";
import { Icon } from "../controls/icon.tsx";
import { useSettled } from "../host/use-settling.ts";
import { PhrasedText } from "../layout/phrased-text.tsx";
import type { Speech } from "../words/speech.ts";
import { FormPage } from "./form-page.tsx";
import { LeaveButton } from "./leave-button.tsx";
import { type AnswerSoFar, SurveyBody } from "./survey-body.tsx";
import type { SurveyScreenProps } from "./survey-screen.tsx";
import { type OptionPlan, useOptionPages } from "./use-option-pages.ts";

interface SurveyQuestionPageProps extends SurveyScreenProps {
  readonly answer: AnswerSoFar;
  readonly onAnswer: (answer: AnswerSoFar) => void;
  readonly onWrite: () => void;
}

interface ButtonsProps {
  readonly props: SurveyQuestionPageProps;
  readonly disabled: boolean;
  readonly plan: OptionPlan;
  readonly page: number;
  readonly onTurn: () => void;
}

const Buttons = ({ props, disabled, plan, page, onTurn }: ButtonsProps): ReactElement => {
  const { view, speech, answer } = props;
  const { words } = speech;
  const pageCount = plan.pages.length;
  const isLast = view.questionNumber === view.questionCount;
  const isAnswered = view.answer !== null;
  const settling = { disabled, "data-settling": disabled && !props.busy ? "" : undefined };
  const isAnswerMissing = answer === null && !isLast;
  const go = (goes: "on" | "back", given = answer): void =>
    props.onAnswerQuestion({ questionId: view.question.id, answer: given, goes });
  return (
    <>
      <LeaveButton
        speech={speech}
        busy={props.busy}
        wouldLose={answer !== null && !isSameAnswer(answer, view.answer)}
        dropped={words("survey.dropped")}
        onLeave={props.onLeave}
      />
      {view.questionNumber > 1 && (
        <button type="button" className="button" data-testid="step-back" {...settling} onClick={() => go("back")}>
          <Icon name="back" />
          {words("wayOut.back")}
        </button>
      )}
      {pageCount > 1 && (
        <button type="button" className="button" data-testid="more-choices" {...settling} onClick={onTurn}>
          {words("survey.more")}
          <small>{words("survey.page", { page: page + 1, pageCount })}</small>
        </button>
      )}
      {!isLast && !isAnswered && (
        <button
          type="button"
          className="button"
          data-testid="skip-question"
          {...settling}
          onClick={() => go("on", null)}
        >
          {words("survey.skip")}
        </button>
      )}
      <button
        type="button"
        className="button strong"
        data-testid="next-question"
        {...(isAnswerMissing ? { disabled: true } : settling)}
        onClick={() => go("on")}
      >
        {words(isLast ? "survey.finish" : "survey.next")}
      </button>
    </>
  );
};

interface SurveyProgressProps {
  readonly view: Extract<KioskView, { readonly screen: "survey" }>;
  readonly speech: Speech;
}

/** The number of this question, how many there are, and the survey's title. */
const SurveyProgress = ({ view, speech }: SurveyProgressProps): ReactElement => {
  const { questionNumber, questionCount } = view;
  return (
    <p className="form-progress">
      <span className="form-steps" aria-hidden="true">
        {Array.from({ length: questionCount }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question's number is what it is
          <i key={index} data-reached={index < questionNumber} />
        ))}
      </span>
      <b>{speech.words("survey.progress", { number: questionNumber, total: questionCount })}</b>
      <span className="form-title">{speech.local(view.title)}</span>
    </p>
  );
};

/** Whether the office's question says so itself. */
const saysSeveral = (text: string): boolean => /多选|as many|all that|everything/i.test(text);

interface QuestionTitleProps {
  readonly question: SurveyQuestion;
  readonly speech: Speech;
}

const QuestionTitle = ({ question, speech }: QuestionTitleProps): ReactNode => {
  const text = speech.local(question.text);
  if (question.type !== "multiple" || saysSeveral(text)) return <PhrasedText text={text} />;
  return (
    <>
      <PhrasedText text={text} /> <span className="form-several">{speech.words("survey.several")}</span>
    </>
  );
};

/**
 * One question on the screen. An answer is on disk once another question appears, and can be replaced until 提交; it cannot
 * be taken back. 提交 hands in the answers so far, also without one to the last question.
 */
export const SurveyQuestionPage = (props: SurveyQuestionPageProps): ReactElement => {
  const { view, speech, busy } = props;
  const { question } = view;
  const settled = useSettled();
  const disabled = busy || !settled;
  const list = useRef<HTMLDivElement>(null);
  const plan = useOptionPages(list, "choices" in question ? question.choices.length : 0, speech);
  const [turned, setTurned] = useState(0);
  const page = turned % plan.pages.length;
  return (
    <FormPage
      display={props.display}
      before={<SurveyProgress view={view} speech={speech} />}
      title={<QuestionTitle question={question} speech={speech} />}
      buttons={<Buttons props={props} disabled={disabled} plan={plan} page={page} onTurn={() => setTurned(page + 1)} />}
    >
      <SurveyBody
        {...props}
        question={question}
        isOnDisk={view.answer !== null}
        disabled={disabled}
        list={list}
        plan={plan}
        page={page}
      />
    </FormPage>
  );
};
