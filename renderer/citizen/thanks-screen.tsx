import { type ReactElement, useRef } from "react";
import type { FormName, KioskView } from "../../contract/ipc/view.ts";
import type { DisplayControls } from "../parts/display-controls.ts";
import { Footer } from "../parts/footer.tsx";
import { Header } from "../parts/header.tsx";
import { RunningMark } from "../parts/running-mark.tsx";
import { type FittingStep, useFittingStep } from "../parts/use-fitting-step.ts";
import { useLowStart } from "../parts/use-low-start.ts";
import { useSettling } from "../parts/use-settling.ts";
import type { Speech } from "../words/speech.ts";

interface ThanksScreenProps {
  readonly view: Extract<KioskView, { readonly screen: "thanks" }>;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly display: DisplayControls;
  readonly onChangeRating: () => void;
  readonly onOpenForm: (form: FormName) => void;
  readonly onLeave: () => void;
}

const Buttons = ({ view, speech, busy, ...props }: ThanksScreenProps): ReactElement => {
  const settling = useSettling(busy);
  const { surveyOffered } = view;
  return (
    <div className="thanks-buttons mirrors">
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
      {view.mayChange && (
        <button
          type="button"
          className="button"
          data-testid="change-rating"
          {...settling}
          onClick={props.onChangeRating}
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

const roomSteps = [{ room: "usual" }, { room: "tight" }] as const satisfies readonly FittingStep[];

/** The same for every level, so that a glance from behind the counter learns nothing. It is told no level to show. */
export const ThanksScreen = (props: ThanksScreenProps): ReactElement => {
  const { view, speech, display } = props;
  const main = useRef<HTMLElement>(null);
  useLowStart(main, display.preferences.lowReach);
  useFittingStep(main, roomSteps, speech.language);
  return (
    <>
      <Header place={view.place} speech={speech} />
      <main ref={main} className="thanks" data-room="usual">
        <div className="thanks-words" data-fits="" role="status" data-testid="thanks">
          <RunningMark key={view.revision} remainingMs={view.remainingMs}>
            <path className="saved-tick" d="m36 61 17 17 32-35" />
          </RunningMark>
          <h1>{speech.words("thanks.title")}</h1>
          <p>{speech.words("thanks.saved")}</p>
          <p>{speech.words("thanks.unseen")}</p>
        </div>
        <Buttons {...props} />
      </main>
      <Footer place={view.place} speech={speech} display={display} />
    </>
  );
};
