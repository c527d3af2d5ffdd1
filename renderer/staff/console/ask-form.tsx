import { type FormEvent, type ReactElement, useEffect, useEffectEvent, useState } from "react";
import type { Transaction } from "../../../contract/ledger/bodies/prompt.ts";
import { matterNameMostCharacters, transactionRefMostCharacters } from "../../../contract/text-limits.ts";
import { keyNames } from "./console-keys.ts";
import type { ViewedPartProps } from "./console-part.ts";
import { type About, mayAsk } from "./console-state.ts";
import { KeyedButton } from "./keyed-button.tsx";
import { Field } from "./panel-form.tsx";

/** The transaction of the prompt: a matter belongs to a 办件, so without its number there is none. */
const transactionOf = ({ reference, times, matter }: About): Transaction | null => {
  const transactionRef = reference.trim();
  if (transactionRef === "") return null;
  const serviceNumber = Math.max(1, Math.trunc(Number(times) || 1));
  const matterName = matter.trim();
  return { transactionRef, serviceNumber, ...(matterName !== "" && { matterName }) };
};

/** 邀请评价, with the 办件 in a fold, which is open if it has text. */
export const AskForm = (props: ViewedPartProps): ReactElement => {
  const { state, view, speech, actions } = props;
  const { words } = speech;
  const { about } = state;
  const disabled = state.busy || !mayAsk(view);
  const ask = (): void => {
    if (!disabled) actions.openPrompt(transactionOf(about));
  };
  const askByKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== keyNames.openPrompt) return;
    event.preventDefault();
    ask();
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => askByKey(event);
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask();
  };
  const hasReference = about.reference.trim() !== "";
  const [wasTyped] = useState(hasReference || about.matter !== "");
  return (
    <form className="console-ask" onSubmit={submit}>
      <KeyedButton
        testId="open-prompt"
        name={words("console.openPrompt")}
        keyName={keyNames.openPrompt}
        strong={true}
        submits={true}
        disabled={disabled}
      />
      <details open={wasTyped}>
        <summary data-testid="about-open">{words("console.about")}</summary>
        <div className="console-about">
          <Field
            testId="reference"
            label={words("console.reference")}
            value={about.reference}
            most={transactionRefMostCharacters}
            onText={(reference) => actions.changeAbout({ reference })}
          />
          <Field
            testId="times"
            label={words("console.times")}
            value={about.times}
            most={3}
            disabled={!hasReference}
            onText={(times) => actions.changeAbout({ times: times.replaceAll(/\D/g, "") })}
          />
          <Field
            testId="matter"
            label={words("console.matter")}
            value={about.matter}
            most={matterNameMostCharacters}
            disabled={!hasReference}
            onText={(matter) => actions.changeAbout({ matter })}
          />
        </div>
      </details>
    </form>
  );
};
