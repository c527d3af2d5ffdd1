import type { ReactElement } from "react";
import { Dialog } from "../parts/dialog.tsx";
import type { Speech } from "../words/speech.ts";

interface StaffMenuDialogProps {
  readonly speech: Speech;
  readonly busy: boolean;
  readonly onOpenPrompt: () => void;
  readonly onOpenPauseReasons: () => void;
  readonly onOpenLogOut: () => void;
  readonly onClose: () => void;
}

/** What the person on duty may do, behind a hold on their badge: a citizen's tap does not lead here. */
export const StaffMenuDialog = (props: StaffMenuDialogProps): ReactElement => {
  const { speech, busy } = props;
  return (
    <Dialog title={speech.words("staffMenu.title")} onClose={props.onClose}>
      <div className="dialog-choices mirrors">
        <button
          type="button"
          className="button strong"
          data-testid="open-prompt"
          disabled={busy}
          onClick={props.onOpenPrompt}
        >
          {speech.words("staffMenu.openPrompt")}
        </button>
        <button
          type="button"
          className="button"
          data-testid="pause-open"
          disabled={busy}
          onClick={props.onOpenPauseReasons}
        >
          {speech.words("staffMenu.pause")}
        </button>
        <button type="button" className="button" data-testid="log-out" disabled={busy} onClick={props.onOpenLogOut}>
          {speech.words("staffMenu.logOut")}
        </button>
        <button
          type="button"
          className="button quiet"
          data-testid="staff-menu-close"
          data-safe=""
          disabled={busy}
          onClick={props.onClose}
        >
          {speech.words("staffMenu.back")}
        </button>
      </div>
    </Dialog>
  );
};
