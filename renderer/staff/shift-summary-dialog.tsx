import { type ReactElement, useEffect } from "react";
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

/**
 * The summary for the member of staff who has just logged out. The screen faces citizens: the summary is small, has no
 * name, hides the screen behind it, closes at the first touch anywhere or by itself, and cannot be opened again. Main sends it to no other page.
 */
export const ShiftSummaryDialog = ({ summary, speech, onClose }: ShiftSummaryDialogProps): ReactElement => {
  const settled = useSettled();
  useSummaryTime(onClose);
  useEffect(() => {
    if (!settled) return;
    window.addEventListener("click", onClose);
    return () => window.removeEventListener("click", onClose);
  }, [settled, onClose]);
  return (
    <Dialog title={speech.words("shiftSummary.title")} text={speech.words("shiftSummary.text")} onClose={onClose}>
      <ShiftSummaryBody summary={summary} speech={speech} />
      <button
        type="button"
        className="button shift-summary-close"
        data-testid="shift-summary-close"
        data-safe=""
        onClick={onClose}
      >
        {speech.words("shiftSummary.close")}
      </button>
    </Dialog>
  );
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
