import type { ReactElement } from "react";
import type { ShiftFigures } from "../../contract/ipc/shift.ts";
import { Dialog } from "../layout/dialog.tsx";
import { timeText } from "../words/date-time.ts";
import type { Speech } from "../words/speech.ts";
import { levelsLaterText, ShiftFigureList } from "./shift-figures.tsx";

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
      <button type="button" className="button strong" data-testid="my-shift-close" data-safe="" onClick={onClose}>
        {speech.words("myShift.close")}
      </button>
    </Dialog>
  );
};
