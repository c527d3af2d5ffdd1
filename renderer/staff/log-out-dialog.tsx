import { type KeyboardEvent, type ReactElement, useEffect, useRef } from "react";
import type { Speech } from "../words/speech.ts";

interface LogOutDialogProps {
  readonly speech: Speech;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onStay: () => void;
}

/** Asks once more: the button sits where a citizen's hand can reach it. */
export const LogOutDialog = ({ speech, busy, onConfirm, onStay }: LogOutDialogProps): ReactElement => {
  const dialog = useRef<HTMLDialogElement>(null);
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // Enter on a keyboard that somebody leans on must not end a shift.
    stay.current?.focus();
  }, []);
  const stayOnEscape = (event: KeyboardEvent): void => {
    if (event.key === "Escape") onStay();
  };
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="log-out-question"
      onKeyDown={stayOnEscape}
      onCancel={onStay}
    >
      <h1 id="log-out-question">{speech.words("logOut.question")}</h1>
      <p>{speech.words("logOut.consequence")}</p>
      <div className="dialog-buttons">
        <button type="button" className="button" data-testid="log-out-confirm" disabled={busy} onClick={onConfirm}>
          {speech.words("logOut.confirm")}
        </button>
        <button
          ref={stay}
          type="button"
          className="button strong"
          data-testid="log-out-stay"
          disabled={busy}
          onClick={onStay}
        >
          {speech.words("logOut.stay")}
        </button>
      </div>
    </dialog>
  );
};
