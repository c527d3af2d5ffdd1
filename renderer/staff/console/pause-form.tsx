import { type FormEvent, type ReactElement, useState } from "react";
import { pauseWordsMostCharacters } from "../../../contract/text-limits.ts";
import { BackButton } from "./back-button.tsx";
import type { ViewedPartProps } from "./console-part.ts";
import { Field } from "./field.tsx";
import { KeyedButton } from "./keyed-button.tsx";
import { timeOfDayIn } from "./time-of-day.ts";

/** 暂停服务: one of the office's reasons or a few words of one's own, and until when, where one knows. */
export const PauseForm = (props: ViewedPartProps): ReactElement => {
  const { state, view, speech, actions } = props;
  const [words, setWords] = useState("");
  const [untilText, setUntilText] = useState("");
  const until = timeOfDayIn(untilText);
  const disabled = state.busy || until === undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (words.trim() !== "" && until !== undefined) actions.pause({ reason: { words: words.trim() }, until });
  };
  return (
    <main className="console-panel">
      <form onSubmit={submit}>
        <h2>{speech.words("console.pauseTitle")}</h2>
        <div className="console-choices" data-many={view.pauseReasons.length > 3 ? "" : undefined}>
          {view.pauseReasons.map((reason, index) => (
            <KeyedButton
              key={reason.text.zh}
              testId={`pause-${index}`}
              name={speech.local(reason.text)}
              disabled={disabled}
              onPress={() => until !== undefined && actions.pause({ reason: { shipped: index }, until })}
            />
          ))}
        </div>
        <div className="console-pause-words">
          <Field
            testId="pause-words"
            label={speech.words("console.ownWords")}
            value={words}
            most={pauseWordsMostCharacters}
            onText={setWords}
          />
          <Field
            testId="pause-until"
            label={speech.words("console.until")}
            value={untilText}
            most={5}
            invalid={until === undefined}
            onText={setUntilText}
          />
        </div>
        <div className="console-buttons">
          <KeyedButton
            testId="pause-submit"
            name={speech.words("console.pauseWithWords")}
            strong={true}
            submits={true}
            disabled={disabled || words.trim() === ""}
          />
          <BackButton {...props} />
        </div>
      </form>
    </main>
  );
};
