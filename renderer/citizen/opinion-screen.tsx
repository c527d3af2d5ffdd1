import { type ReactElement, useState } from "react";
import type { KioskView } from "../../contract/ipc/view.ts";
import { opinionMostCharacters } from "../../contract/text-limits.ts";
import { TextEntry } from "../controls/text-entry/text-entry.tsx";
import { officeName } from "../words/office-name.ts";
import type { FormScreenProps } from "./form-page.tsx";
import { insteadOfTyping } from "./instead-of-typing.ts";
import { ReviewPage } from "./review-page.tsx";

interface OpinionScreenProps extends FormScreenProps {
  readonly view: Extract<KioskView, { readonly screen: "opinion" }>;
  readonly onGiveOpinion: (text: string) => void;
}

/** 意见簿: write, review, submit. */
export const OpinionScreen = (props: OpinionScreenProps): ReactElement => {
  const { view, speech, busy } = props;
  const [text, setText] = useState("");
  const [isWriting, setWriting] = useState(true);
  if (!isWriting)
    return (
      <ReviewPage
        {...props}
        text={text}
        note={speech.words("opinion.goesTo", { office: officeName(view.place.responsibleOffice, speech) })}
        submit={speech.words("opinion.submit")}
        onChange={() => setWriting(true)}
        onSubmit={() => props.onGiveOpinion(text)}
      />
    );
  return (
    <TextEntry
      label={speech.words("opinion.title")}
      placeholder={speech.words("opinion.placeholder")}
      insteadOfTyping={insteadOfTyping(view.place, speech)}
      text={text}
      mostCharacters={opinionMostCharacters}
      speech={speech}
      busy={busy}
      display={props.display}
      cancelTestId="leave"
      onDone={(written) => {
        setText(written);
        setWriting(false);
      }}
      onCancel={props.onLeave}
    />
  );
};
