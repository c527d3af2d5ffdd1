import { type FormEvent, type KeyboardEvent, type ReactElement, useState } from "react";
import { transactionRefMostCharacters } from "../../contract/text-limits.ts";
import { useReader } from "../host/reader.ts";
import type { Speech } from "../words/speech.ts";
import { KeyPad } from "./key-pad.tsx";
import { LoginInput } from "./login-input.tsx";

interface ReferenceEntryProps {
  readonly title: string;
  readonly reference: string;
  readonly speech: Speech;
  readonly onChange: (reference: string) => void;
  /** For a number with other characters than the pad has. */
  readonly onFullKeyboard: () => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** A 办件's number, copied from paper: figures, letters and the dash. */
export const ReferenceEntry = (props: ReferenceEntryProps): ReactElement => {
  const { reference, speech, onChange, onDone, onCancel } = props;
  const { words } = speech;
  const [letters, setLetters] = useState(false);
  useReader(reference, onChange);
  const change = (text: string): void => onChange(text.slice(0, transactionRefMostCharacters));
  const isBlank = reference.trim() === "";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isBlank) onDone();
  };
  const cancelOnEscape = (event: KeyboardEvent): void => {
    if (event.key === "Escape") onCancel();
  };
  return (
    <main className="login appearing">
      <form onSubmit={submit} onKeyDown={cancelOnEscape}>
        <div className="login-fields">
          <h1>{props.title}</h1>
          <LoginInput
            testId="reference-entry"
            label={words("console.reference")}
            example={words("explanation.referencePlace")}
            value={reference}
            secret={false}
            current={true}
            disabled={false}
            trouble={null}
            onText={change}
            onFocus={() => undefined}
          />
        </div>
        <KeyPad
          speech={speech}
          letters={letters}
          lettersAllowed={true}
          dash={true}
          disabled={false}
          onKey={(key) => change(reference + key)}
          onErase={() => onChange(reference.slice(0, -1))}
          onToggleLetters={() => setLetters((now) => !now)}
        />
        <div className="login-buttons">
          <button type="button" className="button" data-testid="reference-cancel" onClick={onCancel}>
            {words("login.cancel")}
          </button>
          <button type="button" className="button" data-testid="reference-keyboard" onClick={props.onFullKeyboard}>
            {words("askAbout.fullKeyboard")}
          </button>
          <button type="submit" className="button strong" data-testid="reference-done" disabled={isBlank}>
            {words("login.next")}
          </button>
        </div>
      </form>
    </main>
  );
};
