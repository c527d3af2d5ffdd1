import type { ReactElement } from "react";
import type { ExplanationInput } from "../../contract/ipc/inputs.ts";
import { explanationMostCharacters } from "../../contract/text-limits.ts";
import { Dialog } from "../layout/dialog.tsx";
import type { Speech } from "../words/speech.ts";
import { type ReferenceScreenProps, TwoTexts } from "./two-texts.tsx";

interface ExplanationScreenProps extends ReferenceScreenProps {
  readonly onExplain: (input: ExplanationInput) => void;
}

/** 申诉: the 办件, and the explanation. It names a service and never a rating: staff do not know whether there is one. */
export const ExplanationScreen = ({ onExplain, ...screen }: ExplanationScreenProps): ReactElement => {
  const { words } = screen.speech;
  return (
    <TwoTexts
      {...screen}
      referenceLabel={words("explanation.reference")}
      textLabel={(reference) => words("explanation.about", { reference })}
      textPlace={words("explanation.textPlace")}
      textMostCharacters={explanationMostCharacters}
      onDone={(transactionRef, text) => onExplain({ transactionRef, text })}
    />
  );
};

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
