import { type ReactElement, useRef, useState } from "react";
import type { Tap } from "../../contract/ipc/inputs.ts";
import type { FormName, KioskView } from "../../contract/ipc/view.ts";
import type { DisplayControls } from "../controls/display-controls.ts";
import { tapOf } from "../host/tap.ts";
import { useSettling } from "../host/use-settling.ts";
import { RunningMark } from "../layout/running-mark.tsx";
import { type FittingStep, useFittingStep } from "../layout/use-fitting-step.ts";
import { useLowStart } from "../layout/use-low-start.ts";
import { officeName } from "../words/office-name.ts";
import type { Speech } from "../words/speech.ts";
import { useChangeOffer } from "./use-change-offer.ts";

interface ThanksScreenProps {
  readonly view: Extract<KioskView, { readonly screen: "thanks" }>;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly display: DisplayControls;
  readonly onChangeRating: (tap: Tap) => void;
  readonly onOpenForm: (form: FormName) => void;
  readonly onLeave: () => void;
}

const Buttons = ({ view, speech, busy, ...props }: ThanksScreenProps): ReactElement => {
  const settling = useSettling(busy);
  const change = useChangeOffer(view.change, view.revision);
  const { surveyOffered } = view;
  return (
    <div className="thanks-buttons mirrors" data-change={change}>
      {surveyOffered !== null && (
        <button
          type="button"
          className="button survey-offer"
          data-testid="open-survey"
          {...settling}
          onClick={() => props.onOpenForm("survey")}
        >
          {speech.words("thanks.survey")}
          <small>{speech.local(surveyOffered)}</small>
        </button>
      )}
      {change !== "none" && (
        <button
          type="button"
          className="button change-rating"
          data-testid="change-rating"
          {...settling}
          onClick={(event) => props.onChangeRating(tapOf(event.nativeEvent))}
        >
          {speech.words("thanks.change")}
        </button>
      )}
      <button type="button" className="button strong" data-testid="done" {...settling} onClick={props.onLeave}>
        {speech.words("thanks.done")}
      </button>
    </div>
  );
};

/** With less room first the words shrink, then the mark goes. */
const roomSteps = [{ room: "usual" }, { room: "tight" }, { room: "least" }] as const satisfies readonly FittingStep[];

/** The same for every level, so that a glance from behind the counter shows nothing. It receives no level. */
export const ThanksScreen = (props: ThanksScreenProps): ReactElement => {
  const { view, speech, display } = props;
  const main = useRef<HTMLElement>(null);
  // The thanks have a fixed time: a later view must not start the ring again.
  const [remainingMs] = useState(view.remainingMs);
  useLowStart(main, display.preferences.lowReach);
  useFittingStep(main, roomSteps, speech.language);
  return (
    <main ref={main} className="thanks" data-room="usual">
      <div className="thanks-words" data-fits="" role="status" data-testid="thanks">
        <RunningMark remainingMs={remainingMs}>
          <path className="saved-tick" d="m36 61 17 17 32-35" />
        </RunningMark>
        <h1>{speech.words("thanks.title")}</h1>
        <p>{speech.words("thanks.saved", { office: officeName(view.place.responsibleOffice, speech) })}</p>
        <p>{speech.words("thanks.unseen")}</p>
      </div>
      <Buttons {...props} />
    </main>
  );
};
