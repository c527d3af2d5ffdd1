import { type ReactElement, useState } from "react";
import { transactionRefMostCharacters } from "../../contract/text-limits.ts";
import { TextEntry } from "../controls/text-entry/text-entry.tsx";
import { useWhenFree } from "../host/use-when-free.ts";
import type { Speech } from "../words/speech.ts";
import { ReferenceEntry } from "./reference-entry.tsx";

export interface ReferenceScreenProps {
  readonly speech: Speech;
  readonly busy: boolean;
  readonly onClose: () => void;
}

interface TwoTextsProps extends ReferenceScreenProps {
  readonly referenceLabel: string;
  readonly textLabel: (reference: string) => string;
  readonly textPlace: string;
  readonly textMostCharacters: number;
  /** The label of 写好了 while there is no second text; absent where one is required. */
  readonly withoutText?: string;
  /** `text` is "" only with `withoutText`. */
  readonly onDone: (transactionRef: string, text: string) => void;
}

/** First the 办件's number, on its pad or on the whole keyboard, then a text about it; back leads from each to the pad. */
export const TwoTexts = (props: TwoTextsProps): ReactElement => {
  const { speech, busy, onClose, onDone, withoutText } = props;
  const [transactionRef, setTransactionRef] = useState("");
  const [step, setStep] = useState<"pad" | "keyboard" | "text">("pad");
  const whenFree = useWhenFree(!busy);
  return (
    <>
      {step === "pad" && (
        <ReferenceEntry
          title={props.referenceLabel}
          reference={transactionRef}
          speech={speech}
          onChange={setTransactionRef}
          onFullKeyboard={() => setStep("keyboard")}
          onDone={() => setStep("text")}
          onCancel={onClose}
        />
      )}
      {step === "keyboard" && (
        <TextEntry
          key="reference"
          label={props.referenceLabel}
          placeholder={speech.words("explanation.referencePlace")}
          text={transactionRef}
          mostCharacters={transactionRefMostCharacters}
          startsInLatin={true}
          fieldTestId="reference-text"
          speech={speech}
          busy={busy}
          onDone={(written) => {
            setTransactionRef(written);
            setStep("text");
          }}
          onCancel={() => setStep("pad")}
        />
      )}
      {step === "text" && (
        <TextEntry
          key="text"
          label={props.textLabel(transactionRef.trim())}
          placeholder={props.textPlace}
          text=""
          mostCharacters={props.textMostCharacters}
          {...(withoutText !== undefined && { emptyDone: withoutText })}
          fieldTestId="text-about"
          speech={speech}
          busy={busy}
          onDone={(text) => whenFree(() => onDone(transactionRef.trim(), text))}
          onCancel={() => setStep("pad")}
        />
      )}
    </>
  );
};
