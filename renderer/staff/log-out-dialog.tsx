import type { ReactElement } from "react";
import { Dialog } from "../layout/dialog.tsx";
import type { Speech } from "../words/speech.ts";

interface LogOutDialogProps {
  readonly speech: Speech;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onStay: () => void;
}

/** Asks for a confirmation before a shift ends. */
export const LogOutDialog = ({ speech, busy, onConfirm, onStay }: LogOutDialogProps): ReactElement => (
  <Dialog title={speech.words("logOut.question")} text={speech.words("logOut.consequence")} onClose={onStay}>
    <div className="dialog-buttons mirrors">
      <button type="button" className="button" data-testid="log-out-confirm" disabled={busy} onClick={onConfirm}>
        {speech.words("logOut.confirm")}
      </button>
      <button
        type="button"
        className="button strong"
        data-testid="log-out-stay"
        data-safe=""
        disabled={busy}
        onClick={onStay}
      >
        {speech.words("logOut.stay")}
      </button>
    </div>
  </Dialog>
);
