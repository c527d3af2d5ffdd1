import type { ReactElement } from "react";
import { Dialog } from "../layout/dialog.tsx";
import type { Speech } from "../words/speech.ts";

interface ExplanationSavedDialogProps {
  readonly speech: Speech;
  readonly onClose: () => void;
}

/** Says that the 申诉 is on disk, and who handles it next. */
export const ExplanationSavedDialog = ({ speech, onClose }: ExplanationSavedDialogProps): ReactElement => (
  <Dialog title={speech.words("explanation.saved")} text={speech.words("explanation.savedNext")} onClose={onClose}>
    <button type="button" className="button strong" data-testid="explanation-close" data-safe="" onClick={onClose}>
      {speech.words("explanation.close")}
    </button>
  </Dialog>
);
