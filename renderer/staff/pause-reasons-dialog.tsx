import type { ReactElement } from "react";
import type { KioskView } from "../../contract/ipc/view.ts";
import { Dialog } from "../parts/dialog.tsx";
import type { Speech } from "../words/speech.ts";

type PauseReasons = Extract<KioskView, { readonly screen: "ready" }>["pauseReasons"];

interface PauseReasonsDialogProps {
  readonly reasons: PauseReasons;
  readonly speech: Speech;
  readonly busy: boolean;
  /** `reason` counts the reasons from 0. */
  readonly onPause: (reason: number) => void;
  readonly onClose: () => void;
}

interface ReasonProps {
  readonly index: number;
  readonly dialog: PauseReasonsDialogProps;
}

const ReasonButton = ({ index, dialog: { reasons, speech, busy, onPause } }: ReasonProps): ReactElement | null => {
  const reason = reasons[index];
  if (reason === undefined) return null;
  return (
    <button
      type="button"
      className="button"
      data-testid={`pause-${index}`}
      disabled={busy}
      onClick={() => onPause(index)}
    >
      {speech.local(reason.text)}
      {reason.until !== null && <small>{speech.words("pauseReasons.until", { time: reason.until })}</small>}
    </button>
  );
};

/** 暂停服务: why, in words that citizens will read. */
export const PauseReasonsDialog = (props: PauseReasonsDialogProps): ReactElement => (
  <Dialog
    title={props.speech.words("pauseReasons.title")}
    text={props.speech.words("pauseReasons.text")}
    onClose={props.onClose}
  >
    <div className="dialog-choices mirrors">
      {props.reasons.map((reason, index) => (
        <ReasonButton key={reason.text.zh} index={index} dialog={props} />
      ))}
      <button
        type="button"
        className="button quiet"
        data-testid="pause-close"
        data-safe=""
        disabled={props.busy}
        onClick={props.onClose}
      >
        {props.speech.words("pauseReasons.back")}
      </button>
    </div>
  </Dialog>
);
