import { type MouseEvent, type ReactElement, useEffect, useState } from "react";
import type { ShiftFigures, ShiftSummary } from "../../contract/ipc/shift.ts";
import { useSettled } from "../host/use-settling.ts";
import { Dialog } from "../layout/dialog.tsx";
import { timeText } from "../words/date-time.ts";
import type { Speech } from "../words/speech.ts";
import { levelsLaterText, ShiftFigureList, ShiftSummaryBody, useSummaryTime } from "./shift-summary.tsx";

interface ShiftSummaryDialogProps {
  readonly summary: ShiftSummary;
  readonly speech: Speech;
  readonly onClose: () => void;
}

interface LookProps extends ShiftSummaryDialogProps {
  /** Asks for the levels; null where there are none, or they are shown. */
  readonly onShowLevels: (() => void) | null;
}

/** The counts, or the counts with the levels. A touch anywhere closes it, except on the button that shows the levels. */
const Look = ({ summary, speech, onClose, onShowLevels }: LookProps): ReactElement => {
  const { words } = speech;
  const settled = useSettled();
  useEffect(() => {
    if (!settled) return;
    window.addEventListener("click", onClose);
    return () => window.removeEventListener("click", onClose);
  }, [settled, onClose]);
  const close = (
    <button
      type="button"
      className="button shift-summary-close"
      data-testid="shift-summary-close"
      data-safe=""
      onClick={onClose}
    >
      {words("shiftSummary.close")}
    </button>
  );
  const showLevels = (event: MouseEvent): void => {
    event.stopPropagation();
    onShowLevels?.();
  };
  return (
    <Dialog title={words("shiftSummary.title")} text={words("shiftSummary.text")} onClose={onClose}>
      {onShowLevels === null ? (
        <>
          <ShiftSummaryBody summary={summary} speech={speech} />
          {close}
        </>
      ) : (
        <>
          <ShiftFigureList figures={summary.figures} speech={speech} />
          <div className="dialog-choices mirrors">
            {close}
            <button type="button" className="button" data-testid="shift-levels-show" onClick={showLevels}>
              {words("shiftSummary.showLevels")}
              <small>{words("shiftSummary.alone")}</small>
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
};

/**
 * The summary for the member of staff who has just logged out. The screen faces citizens: the summary is small, has no
 * name, hides the screen behind it, shows the levels only to a second touch, closes at the first touch anywhere or by
 * itself, and cannot be opened again. Main sends it to no other page.
 */
export const ShiftSummaryDialog = (props: ShiftSummaryDialogProps): ReactElement => {
  const [isAsked, setAsked] = useState(false);
  useSummaryTime(props.onClose);
  const mayAsk = props.summary.levels !== null && !isAsked;
  // A new dialog: the second half of a double tap on its button must not close it.
  return <Look {...props} key={mayAsk ? "counts" : "all"} onShowLevels={mayAsk ? () => setAsked(true) : null} />;
};

interface MyShiftDialogProps {
  readonly figures: ShiftFigures;
  readonly speech: Speech;
  readonly onClose: () => void;
}

/** 我的班次 while it runs: answered and unanswered prompts, and why no more is shown. */
export const MyShiftDialog = ({ figures, speech, onClose }: MyShiftDialogProps): ReactElement => {
  const since = timeText(new Date(figures.startedAt), speech.locale);
  return (
    <Dialog title={speech.words("myShift.title")} text={speech.words("myShift.since", { since })} onClose={onClose}>
      <ShiftFigureList figures={figures} speech={speech} />
      <p className="shift-note">{levelsLaterText(speech)}</p>
      <button type="button" className="button" data-testid="my-shift-close" data-safe="" onClick={onClose}>
        {speech.words("myShift.close")}
      </button>
    </Dialog>
  );
};
