import { type ReactElement, useEffect, useState } from "react";
import type { KioskView, Wait } from "../../contract/ipc/view.ts";
import { Dialog } from "../layout/dialog.tsx";
import { RunningMark } from "../layout/running-mark.tsx";
import type { Speech } from "../words/speech.ts";
import { secondsUntil } from "./quiet-time.ts";
import { useLowTime } from "./use-low-time.ts";

interface StillThereProps {
  readonly view: KioskView & Wait;
  readonly speech: Speech;
  /** 不写了: text that is not submitted is lost. */
  readonly onStop: () => void;
}

const secondMs = 1_000;

/** Starts when it is first shown; with reduced motion only the number shows the time. */
const TimeLeft = ({ endsAtMs }: { readonly endsAtMs: number }): ReactElement => {
  const [nowMs, setNowMs] = useState(() => performance.now());
  const [remainingMs] = useState(() => Math.max(0, endsAtMs - nowMs));
  useEffect(() => {
    const timer = setInterval(() => setNowMs(performance.now()), secondMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="time-left" aria-hidden="true">
      <RunningMark remainingMs={remainingMs} />
      <b>{secondsUntil(endsAtMs, nowMs)}</b>
    </div>
  );
};

/** 您还在填写吗？ Asked shortly before main closes a screen on which text would be lost. */
export const StillThere = ({ view, speech, onStop }: StillThereProps): ReactElement | null => {
  const { endsAtMs, goOn } = useLowTime(view);
  if (endsAtMs === null) return null;
  return (
    <Dialog title={speech.words("stillThere.title")} text={speech.words("stillThere.text")} onClose={goOn}>
      <div className="still-there mirrors">
        <TimeLeft key={endsAtMs} endsAtMs={endsAtMs} />
        <button type="button" className="button quiet" data-testid="stop-writing" onClick={onStop}>
          {speech.words("stillThere.stop")}
        </button>
        <button type="button" className="button strong" data-testid="still-here" data-safe="" onClick={goOn}>
          {speech.words("stillThere.goOn")}
        </button>
      </div>
    </Dialog>
  );
};
