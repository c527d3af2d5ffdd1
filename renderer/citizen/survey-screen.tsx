import { type ReactElement, useState } from "react";
import type { AnswerInput } from "../../contract/ipc/inputs.ts";
import type { KioskView } from "../../contract/ipc/view.ts";
import { answerMostCharacters } from "../../contract/text-limits.ts";
import { TextEntry } from "../controls/text-entry/text-entry.tsx";
import type { FormScreenProps } from "./form-page.tsx";
import { insteadOfTyping } from "./instead-of-typing.ts";
import { type AnswerSoFar, withText } from "./survey-body.tsx";
import { SurveyQuestionPage } from "./survey-question-page.tsx";

export interface SurveyScreenProps extends FormScreenProps {
  readonly view: Extract<KioskView, { readonly screen: "survey" }>;
  readonly onAnswerQuestion: (given: AnswerInput) => void;
}

const Question = (props: SurveyScreenProps): ReactElement => {
  const { view, speech } = props;
  const [answer, setAnswer] = useState<AnswerSoFar>(view.answer);
  const [isWriting, setWriting] = useState(false);
  if (!isWriting)
    return <SurveyQuestionPage {...props} answer={answer} onAnswer={setAnswer} onWrite={() => setWriting(true)} />;
  return (
    <TextEntry
      label={speech.local(view.question.text)}
      placeholder={speech.words("survey.writePlace")}
      insteadOfTyping={insteadOfTyping(view.place, speech)}
      text={answer?.type === "text" ? answer.text : ""}
      mostCharacters={answerMostCharacters}
      speech={speech}
      busy={props.busy}
      display={props.display}
      onDone={(text) => {
        setAnswer(withText(text));
        setWriting(false);
      }}
      onCancel={() => setWriting(false)}
    />
  );
};

/** 问卷, one question after the other. A question starts with the answer that it had before, if any. */
export const SurveyScreen = (props: SurveyScreenProps): ReactElement => (
  <Question key={`${props.view.questionNumber} ${props.view.question.id}`} {...props} />
);
