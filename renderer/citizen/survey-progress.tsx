import type { ReactElement } from "react";
import type { KioskView } from "../../contract/ipc/view.ts";
import type { Speech } from "../words/speech.ts";

interface SurveyProgressProps {
  readonly view: Extract<KioskView, { readonly screen: "survey" }>;
  readonly speech: Speech;
}

/** The number of this question, how many there are, the survey's title, and whether several answers may be chosen. */
export const SurveyProgress = ({ view, speech }: SurveyProgressProps): ReactElement => {
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
      {view.question.type === "multiple" && <span className="form-several">{speech.words("survey.several")}</span>}
    </p>
  );
};
