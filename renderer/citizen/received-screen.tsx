import { type ReactElement, useRef } from "react";
import type { KioskView } from "../../contract/ipc/view.ts";
import type { DisplayControls } from "../controls/display-controls.ts";
import { useSettling } from "../host/use-settling.ts";
import { useLowStart } from "../layout/use-low-start.ts";
import { officeName } from "../words/office-name.ts";
import type { Speech } from "../words/speech.ts";
import { SavedMark } from "./saved-mark.tsx";

interface ReceivedScreenProps {
  readonly view: Extract<KioskView, { readonly screen: "received" }>;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly display: DisplayControls;
  readonly onLeave: () => void;
}

const wordsOf = {
  opinion: { title: "received.opinionTitle", next: "received.opinionNext" },
  survey: { title: "received.surveyTitle", next: "received.surveyNext" },
} as const satisfies Readonly<Record<ReceivedScreenProps["view"]["what"], object>>;

/** Says that the form is on disk, what it was, and what happens next. */
export const ReceivedScreen = ({ view, speech, busy, display, onLeave }: ReceivedScreenProps): ReactElement => {
  const settling = useSettling(busy);
  const main = useRef<HTMLElement>(null);
  useLowStart(main, display.preferences.lowReach);
  const { title, next } = wordsOf[view.what];
  return (
    <main ref={main} className="received">
      <div className="received-words" role="status">
        <SavedMark />
        <h1>{speech.words(title)}</h1>
        <p>{speech.words(next, { office: officeName(view.place.responsibleOffice, speech) })}</p>
      </div>
      <button type="button" className="button strong" data-testid="done" {...settling} onClick={onLeave}>
        {speech.words("received.done")}
      </button>
    </main>
  );
};
