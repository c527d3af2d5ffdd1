import { type ReactElement, useEffect, useEffectEvent, useState } from "react";
import { commentMostCharacters } from "../../contract/text-limits.ts";
import type { DisplayControls } from "../controls/display-controls.ts";
import { TextEntry } from "../controls/text-entry/text-entry.tsx";
import { useWhenFree } from "../host/use-when-free.ts";
import type { Speech } from "../words/speech.ts";
import { insteadOfTyping } from "./instead-of-typing.ts";
import type { ReasonsScreenProps } from "./reasons-screen.tsx";
import { StillThere } from "./still-there.tsx";

interface CommentEntryProps {
  readonly view: ReasonsScreenProps["view"];
  readonly speech: Speech;
  readonly busy: boolean;
  readonly display: DisplayControls;
  readonly onGiveComment: (text: string) => void;
  readonly onWithdrawComment: () => void;
  readonly onClose: () => void;
}

/**
 * 写几句. It closes once the comment is on disk; after a refusal the text stays. A saved comment whose text is cleared is
 * withdrawn.
 */
export const CommentEntry = (props: CommentEntryProps): ReactElement => {
  const { view, speech, busy, onClose } = props;
  const { comment } = view;
  const [commentBefore] = useState(comment);
  const whenFree = useWhenFree(!busy);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (comment !== commentBefore) close();
  }, [comment, commentBefore]);
  const give = (text: string): void => {
    if (text.trim() === comment) onClose();
    else whenFree(() => (text === "" ? props.onWithdrawComment() : props.onGiveComment(text)));
  };
  return (
    <TextEntry
      label={speech.words("reasons.writeTitle")}
      placeholder={speech.words("reasons.writePlace")}
      insteadOfTyping={insteadOfTyping(view.place, speech, view.followUp?.address != null)}
      text={comment}
      mostCharacters={commentMostCharacters}
      speech={speech}
      busy={busy}
      display={props.display}
      emptyDone={comment === "" ? undefined : speech.words("reasons.withdraw")}
      whileUnsaved={<StillThere view={view} speech={speech} way="back" onStop={onClose} />}
      onDone={give}
      onCancel={onClose}
    />
  );
};
