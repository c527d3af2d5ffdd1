import type { ReactElement } from "react";
import { Dialog } from "../parts/dialog.tsx";
import type { Speech } from "../words/speech.ts";

interface PausedMenuDialogProps {
  readonly speech: Speech;
  readonly busy: boolean;
  readonly onResume: () => void;
  readonly onOpenLogOut: () => void;
  readonly onClose: () => void;
}

/** What the person who paused this window may do: the staff menu of the paused screen. */
export const PausedMenuDialog = (props: PausedMenuDialogProps): ReactElement => {
  const { speech, busy } = props;
  return (
    <Dialog title={speech.words("staffMenu.pausedTitle")} onClose={props.onClose}>
      <div className="dialog-choices mirrors" data-columns="3">
        <button type="button" className="button strong" data-testid="resume" disabled={busy} onClick={props.onResume}>
          {speech.words("staffMenu.resume")}
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
