import { type ReactElement, useEffect } from "react";
import type { ShiftSummary } from "../../contract/ipc/shift.ts";
import { useSettled } from "../host/use-settling.ts";
import { Dialog } from "../layout/dialog.tsx";
import type { Speech } from "../words/speech.ts";
import { ShiftSummaryBody } from "./shift-summary.tsx";
import { useSummaryTime } from "./use-summary-time.ts";

interface ShiftSummaryDialogProps {
  readonly summary: ShiftSummary;
  readonly speech: Speech;
  readonly onClose: () => void;
}

/**
 * The summary for the member of staff who has just logged out. The screen faces citizens: the summary is small, has no
 * name, closes at the first touch anywhere or by itself, and cannot be opened again. Main sends it to no other page.
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
      <button type="button" className="button strong" data-testid="shift-summary-close" data-safe="" onClick={onClose}>
        {speech.words("shiftSummary.close")}
      </button>
    </Dialog>
  );
};
