import type { ReactElement } from "react";
import { Dialog } from "../../layout/dialog.tsx";
import type { Speech } from "../../words/speech.ts";

interface LoseTextDialogProps {
  readonly speech: Speech;
  readonly onStay: () => void;
  readonly onLose: () => void;
}

/** Asked only if there is text that would be lost. */
export const LoseTextDialog = ({ speech, onStay, onLose }: LoseTextDialogProps): ReactElement => (
  <Dialog
    title={speech.words("textEntry.loseQuestion")}
    text={speech.words("textEntry.loseConsequence")}
    onClose={onStay}
  >
    <div className="dialog-buttons mirrors">
      <button type="button" className="button" data-testid="lose-text" onClick={onLose}>
        {speech.words("textEntry.lose")}
      </button>
      <button type="button" className="button strong" data-testid="keep-text" data-safe="" onClick={onStay}>
        {speech.words("textEntry.keep")}
      </button>
    </div>
  </Dialog>
);
