import type { ReactElement } from "react";
import { Dialog } from "../../layout/dialog.tsx";
import type { Speech } from "../../words/speech.ts";
import { Icon } from "../icon.tsx";

interface LoseTextDialogProps {
  /** The button that was touched: 退出 or 上一步. */
  readonly way: "leave" | "back";
  /** Says what is dropped; without it the written text. */
  readonly dropped?: string | undefined;
  readonly speech: Speech;
  readonly onStay: () => void;
  readonly onLose: () => void;
}

/** Asked only if there is something that would be dropped. */
export const LoseTextDialog = ({ way, dropped, speech, onStay, onLose }: LoseTextDialogProps): ReactElement => (
  <Dialog
    title={speech.words(`wayOut.${way}Question`)}
    text={dropped ?? speech.words("wayOut.dropped")}
    onClose={onStay}
  >
    <div className="dialog-buttons mirrors">
      <button type="button" className="button" data-testid="lose-text" onClick={onLose}>
        <Icon name={way} />
        {speech.words(`wayOut.${way}`)}
      </button>
      <button type="button" className="button strong" data-testid="keep-text" data-safe="" onClick={onStay}>
        {speech.words("wayOut.stay")}
      </button>
    </div>
  </Dialog>
);
