import type { ReactElement } from "react";
import { Icon, type IconName } from "../controls/icon.tsx";
import { Dialog } from "../layout/dialog.tsx";
import { PhrasedText } from "../layout/phrased-text.tsx";
import type { Speech } from "../words/speech.ts";

interface StaffMenuDialogProps {
  readonly speech: Speech;
  readonly busy: boolean;
  /** The window is paused: service may be resumed, and no prompt may be opened. */
  readonly isPaused: boolean;
  readonly onOpenPrompt: () => void;
  readonly onOpenPauseReasons: () => void;
  readonly onResume: () => void;
  readonly onOpenAskAbout: () => void;
  readonly onOpenHandOver: () => void;
  readonly onOpenMyShift: () => void;
  readonly onOpenExplanation: () => void;
  readonly onOpenLogOut: () => void;
  readonly onClose: () => void;
}

/**
 * The actions of the member of staff on duty, opened by a hold on the badge or the window's mark: a citizen's tap does
 * not open it.
 */
export const StaffMenuDialog = (props: StaffMenuDialogProps): ReactElement => {
  const { speech, busy, isPaused } = props;
  const { words } = speech;
  const button = (icon: IconName, testId: string, name: string, onTap: () => void, strong = ""): ReactElement => (
    <button type="button" className={`button ${strong}`} data-testid={testId} disabled={busy} onClick={onTap}>
      <Icon name={icon} />
      <PhrasedText text={name} />
    </button>
  );
  return (
    <Dialog title={words(isPaused ? "staffMenu.pausedTitle" : "staffMenu.title")} onClose={props.onClose}>
      <div className="dialog-choices staff-menu mirrors">
        {isPaused ? (
          button("play", "resume", words("staffMenu.resume"), props.onResume, "strong")
        ) : (
          <>
            {button("star", "open-prompt", words("staffMenu.openPrompt"), props.onOpenPrompt, "strong")}
            {button("clipboard", "ask-about", words("staffMenu.askAbout"), props.onOpenAskAbout)}
            {button("still", "pause-open", words("staffMenu.pause"), props.onOpenPauseReasons)}
          </>
        )}
        {button("swap", "hand-over", words("staffMenu.handOver"), props.onOpenHandOver)}
        {button("clock", "my-shift", words("staffMenu.myShift"), props.onOpenMyShift)}
        {button("pen", "explanation", words("staffMenu.explanation"), props.onOpenExplanation)}
      </div>
      <div className="staff-menu-end mirrors">
        <button
          type="button"
          className="button"
          data-testid="staff-menu-close"
          data-safe=""
          disabled={busy}
          onClick={props.onClose}
        >
          <Icon name="back" />
          {words("staffMenu.back")}
        </button>
        {button("leave", "log-out", words("staffMenu.logOut"), props.onOpenLogOut)}
      </div>
    </Dialog>
  );
};

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
