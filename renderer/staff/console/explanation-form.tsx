import { type ReactElement, useId, useState } from "react";
import { explanationMostCharacters, transactionRefMostCharacters } from "../../../contract/text-limits.ts";
import type { ViewedPartProps } from "./console-part.ts";
import { BackButton } from "./keyed-button.tsx";
import { Field, PanelForm } from "./panel-form.tsx";

/** 申诉: about a 办件, never about a rating, because staff here do not know whether there is one. */
export const ExplanationForm = (props: ViewedPartProps): ReactElement => {
  const { state, speech, actions } = props;
  const [transactionRef, setTransactionRef] = useState("");
  const [text, setText] = useState("");
  const id = useId();
  const said = { transactionRef: transactionRef.trim(), text: text.trim() };
  return (
    <PanelForm
      title={speech.words("console.explanationTitle")}
      testId="explanation-submit"
      name={speech.words("console.explanationSubmit")}
      disabled={state.busy || said.transactionRef === "" || said.text === ""}
      onSubmit={() => actions.explain(said)}
      back={<BackButton {...props} />}
    >
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
    </PanelForm>
  );
};
