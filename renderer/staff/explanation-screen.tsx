import { type ReactElement, useState } from "react";
import type { ExplanationInput } from "../../contract/ipc/shift.ts";
import type { Place } from "../../contract/ipc/view.ts";
import { explanationMostCharacters, transactionRefMostCharacters } from "../../contract/text-limits.ts";
import { Header } from "../parts/header.tsx";
import { TextEntry } from "../parts/text-entry/text-entry.tsx";
import { useWhenFree } from "../parts/use-when-free.ts";
import type { Speech } from "../words/speech.ts";

interface ExplanationScreenProps {
  readonly place: Place;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly onExplain: (input: ExplanationInput) => void;
  readonly onClose: () => void;
}

/**
 * 申诉: first which 办件, then what there is to say about it. It names a service and never a rating: whoever writes it
 * does not know whether there is one.
 */
export const ExplanationScreen = ({
  place,
  speech,
  busy,
  onExplain,
  onClose,
}: ExplanationScreenProps): ReactElement => {
  const [transactionRef, setTransactionRef] = useState("");
  const [isNaming, setNaming] = useState(true);
  const whenFree = useWhenFree(!busy);
  const shared = { speech, busy } as const;
  return (
    <>
      <Header place={place} speech={speech} />
      {isNaming ? (
        <TextEntry
          {...shared}
          key="reference"
          label={speech.words("explanation.reference")}
          placeholder={speech.words("explanation.referencePlace")}
          text={transactionRef}
          mostCharacters={transactionRefMostCharacters}
          startsInLatin={true}
          fieldTestId="explanation-reference"
          onDone={(written) => {
            setTransactionRef(written);
            setNaming(false);
          }}
          onCancel={onClose}
        />
      ) : (
        <TextEntry
          {...shared}
          key="text"
          label={speech.words("explanation.about", { reference: transactionRef })}
          placeholder={speech.words("explanation.textPlace")}
          text=""
          mostCharacters={explanationMostCharacters}
          fieldTestId="explanation-text"
          onDone={(text) => whenFree(() => onExplain({ transactionRef, text }))}
          onCancel={() => setNaming(true)}
        />
      )}
    </>
  );
};
