import type { ReactElement } from "react";
import type { ExplanationInput } from "../../contract/ipc/inputs.ts";
import { explanationMostCharacters } from "../../contract/text-limits.ts";
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
