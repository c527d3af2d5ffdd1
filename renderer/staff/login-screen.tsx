import type { FormEvent, KeyboardEvent, ReactElement } from "react";
import type { Problem } from "../../contract/problems/problem.ts";
import { type LoginDraft, withFieldCleared, withKey, withLettersToggled, withoutLast } from "../state/login-draft.ts";
import type { Speech } from "../words/speech.ts";
import { KeyPad } from "./key-pad.tsx";
import { LoginFields } from "./login-fields.tsx";
import { isWaitOver, type LoginWait, loginTrouble, troubleLive, useLoginWait } from "./login-wait.ts";

interface LoginScreenProps {
  /** 交接: a colleague takes over; until then nothing changes for the member of staff on duty. */
  readonly isHandOver: boolean;
  readonly draft: LoginDraft;
  readonly problem: Problem | null;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly onChange: (change: (draft: LoginDraft) => LoginDraft) => void;
  readonly onSubmit: () => void;
  readonly onNewPin: () => void;
  readonly onCancel: () => void;
}

const titleOf = ({ draft, isHandOver }: LoginScreenProps) => {
  if (draft.step === "new-pin") return "login.newPinTitle";
  if (draft.step === "log-out") return "logOut.pinTitle";
  return isHandOver ? "handOver.title" : "login.title";
};

const submitWord = ({ draft, busy, isHandOver, speech: { words } }: LoginScreenProps): string => {
  if (busy) return words("login.busy");
  if (draft.step === "new-pin") return words(draft.newPinAgain === "" ? "login.next" : "login.saveAndLogIn");
  if (draft.step === "log-out") return words("logOut.confirm");
  if (draft.field === "staffNumber" && draft.pin === "") return words("login.next");
  return words(isHandOver ? "handOver.submit" : "login.submit");
};

const LoginButtons = (props: LoginScreenProps & { readonly wait: LoginWait | null }): ReactElement => {
  const { speech, busy, wait, onChange, onCancel } = props;
  return (
    <div className="login-buttons">
      <button type="button" className="button" data-testid="login-cancel" disabled={busy} onClick={onCancel}>
        {speech.words("login.cancel")}
      </button>
      <button
        type="button"
        className="button"
        data-testid="login-clear"
        disabled={busy}
        onClick={() => onChange(withFieldCleared)}
      >
        {speech.words("login.clear")}
      </button>
      <button type="submit" className="button strong" data-testid="login-submit" disabled={busy || wait !== null}>
        {submitWord(props)}
      </button>
    </div>
  );
};

/** 工号 and 口令 on one screen, by finger or by keyboard. */
export const LoginScreen = (props: LoginScreenProps): ReactElement => {
  const { draft, speech, busy, onChange, onSubmit, onCancel } = props;
  const wait = useLoginWait(props.problem, draft.staffNumber);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wait === null) onSubmit();
  };
  const cancelOnEscape = (event: KeyboardEvent): void => {
    if (event.key === "Escape") onCancel();
  };
  return (
    <main className="login appearing">
      <form onSubmit={submit} onKeyDown={cancelOnEscape}>
        <div className="login-fields">
          <h1>{speech.words(titleOf(props))}</h1>
          <LoginFields
            draft={draft}
            refusal={loginTrouble(props.problem, wait, speech)}
            isWaitOver={isWaitOver(props.problem, wait)}
            troubleLive={troubleLive(wait)}
            speech={speech}
            busy={busy}
            onChange={onChange}
            onNewPin={wait === null ? props.onNewPin : null}
          />
        </div>
        <KeyPad
          speech={speech}
          letters={draft.letters}
          lettersAllowed={draft.field === "staffNumber"}
          disabled={busy}
          onKey={(key) => onChange((now) => withKey(now, key))}
          onErase={() => onChange(withoutLast)}
          onToggleLetters={() => onChange(withLettersToggled)}
        />
        <LoginButtons {...props} wait={wait} />
      </form>
    </main>
  );
};
