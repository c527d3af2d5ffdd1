import { type FormEvent, type ReactElement, useId, useState } from "react";
import { explanationMostCharacters, transactionRefMostCharacters } from "../../../contract/text-limits.ts";
import { BackButton } from "./back-button.tsx";
import type { ViewedPartProps } from "./console-part.ts";
import { Field } from "./field.tsx";
import { KeyedButton } from "./keyed-button.tsx";

/** 申诉: about a 办件, never about a rating: nobody here knows whether there is one. */
export const ExplanationForm = (props: ViewedPartProps): ReactElement => {
  const { state, speech, actions } = props;
  const [transactionRef, setTransactionRef] = useState("");
  const [text, setText] = useState("");
  const id = useId();
  const isComplete = transactionRef.trim() !== "" && text.trim() !== "";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isComplete) actions.explain({ transactionRef: transactionRef.trim(), text: text.trim() });
  };
  return (
    <main className="console-panel">
      <form onSubmit={submit}>
        <h2>{speech.words("console.explanationTitle")}</h2>
        <Field
          testId="explanation-reference"
          label={speech.words("console.reference")}
          value={transactionRef}
          most={transactionRefMostCharacters}
          first={true}
          onText={setTransactionRef}
        />
        <div className="console-field console-text">
          <label htmlFor={id}>{speech.words("console.explanationText")}</label>
          <textarea
            id={id}
            data-testid="explanation-text"
            value={text}
            maxLength={explanationMostCharacters}
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <div className="console-buttons">
          <KeyedButton
            testId="explanation-submit"
            name={speech.words("console.explanationSubmit")}
            strong={true}
            submits={true}
            disabled={state.busy || !isComplete}
          />
          <BackButton {...props} />
        </div>
      </form>
    </main>
  );
};
