import { type ReactElement, useState } from "react";
import type { Tap } from "../../contract/ipc/inputs.ts";
import type { KioskView } from "../../contract/ipc/view.ts";
import type { DisplayControls } from "../controls/display-controls.ts";
import type { Speech } from "../words/speech.ts";
import { CommentEntry } from "./comment-entry.tsx";
import { ReasonsPage } from "./reasons-page.tsx";

export interface ReasonsScreenProps {
  readonly view: Extract<KioskView, { readonly screen: "reasons" }>;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly display: DisplayControls;
  /** The last 完成 was refused: a reason is asked for. */
  readonly isReasonMissing: boolean;
  /** All tags that are chosen now. */
  readonly onChooseTags: (tagCodes: readonly string[]) => void;
  readonly onGiveComment: (text: string) => void;
  readonly onWithdrawComment: () => void;
  readonly onChangeRating: (tap: Tap) => void;
  readonly onLeave: () => void;
}

/** The rating is on disk; the citizen may give reasons. The same for every level, except for the words. */
export const ReasonsScreen = (props: ReasonsScreenProps): ReactElement => {
  const { view, speech, busy } = props;
  const [isWriting, setWriting] = useState(false);
  return isWriting ? (
    <CommentEntry
      view={view}
      speech={speech}
      busy={busy}
      display={props.display}
      onGiveComment={props.onGiveComment}
      onWithdrawComment={props.onWithdrawComment}
      onClose={() => setWriting(false)}
    />
  ) : (
    <ReasonsPage {...props} onWrite={() => setWriting(true)} />
  );
};
