import type { ReactElement } from "react";
import { inField, type LoginDraft, type LoginField, withText } from "../state/login-draft.ts";
import type { Speech } from "../words/speech.ts";
import { LoginInput } from "./login-input.tsx";

interface LoginFieldsProps {
  readonly draft: LoginDraft;
  /** Main's refusal, in words. */
  readonly refusal: string | null;
  /** The refusal was a wait, which is over. */
  readonly isWaitOver: boolean;
  /** `aria-live` of the refusal or hint. */
  readonly troubleLive: "assertive" | "off";
  readonly speech: Speech;
  readonly busy: boolean;
  readonly onChange: (change: (draft: LoginDraft) => LoginDraft) => void;
  /** 修改口令; null while it is not possible. */
  readonly onNewPin: (() => void) | null;
}

/** The error or hint beside the fields. It belongs to the field in use: both move the focus there. */
const troubleIn = ({ draft, refusal, speech }: LoginFieldsProps): string | null =>
  refusal ?? (draft.hint && speech.words(wordsOfHint[draft.hint]));

const wordsOfHint = {
  "staff-number-missing": "login.staffNumberMissing",
  "pin-too-short": "login.pinTooShort",
  "new-pin-too-short": "login.newPinTooShort",
  "pins-differ": "login.pinsDiffer",
} as const;

export const LoginFields = (props: LoginFieldsProps): ReactElement => {
  const { draft, speech, busy, onChange } = props;
  const trouble = troubleIn(props);
  const shared = (field: LoginField) => ({
    value: draft[field],
    current: draft.field === field,
    disabled: busy,
    trouble: draft.field === field ? trouble : null,
    isOver: props.isWaitOver,
    troubleLive: props.troubleLive,
    onText: (text: string) => onChange((now) => withText(now, field, text)),
    onFocus: () => {
      if (draft.field !== field) onChange((now) => ({ ...inField(now, field), hint: null }));
    },
  });
  if (draft.step === "new-pin") {
    return (
      <>
        {trouble === null && <p className="login-note">{speech.words("login.newPinNote")}</p>}
        <LoginInput
          {...shared("newPin")}
          testId="new-pin"
          label={speech.words("login.newPin")}
          example={speech.words("login.newPinPlace")}
          secret={true}
        />
        <LoginInput
          {...shared("newPinAgain")}
          testId="new-pin-again"
          label={speech.words("login.newPinAgain")}
          example={speech.words("login.newPinAgainPlace")}
          secret={true}
        />
      </>
    );
  }
  const pin = (
    <LoginInput
      {...shared("pin")}
      testId="pin"
      label={speech.words("login.pin")}
      example={speech.words("login.pinPlace")}
      secret={true}
    />
  );
  if (draft.step === "log-out") {
    const note = speech.words("logOut.pinNote", { staffNumber: draft.staffNumber });
    return (
      <>
        {trouble === null && <p className="login-note">{note}</p>}
        {pin}
      </>
    );
  }
  return (
    <>
      <LoginInput
        {...shared("staffNumber")}
        testId="staff-number"
        label={speech.words("login.staffNumber")}
        example={speech.words("login.staffNumberPlace")}
        secret={false}
      />
      {pin}
      {draft.field === "pin" && trouble === null && props.onNewPin !== null && (
        <button
          type="button"
          className="button login-new-pin"
          data-testid="login-new-pin"
          disabled={busy}
          onClick={props.onNewPin}
        >
          {speech.words("login.changePin")}
        </button>
      )}
    </>
  );
};
