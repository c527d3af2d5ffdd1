import { type ReactElement, useEffect, useState } from "react";
import type { KioskView, Wait } from "../../contract/ipc/view.ts";
import { Icon } from "../controls/icon.tsx";
import { Dialog } from "../layout/dialog.tsx";
import { RunningMark } from "../layout/running-mark.tsx";
import type { Speech } from "../words/speech.ts";

interface StillThereProps {
  readonly view: KioskView & Wait;
  readonly speech: Speech;
  /** The way out of the screen: what is not submitted is lost. */
  readonly way: "leave" | "back";
  readonly onStop: () => void;
}

const secondMs = 1_000;

/** Time enough to read the question and to find the button. */
const longestWarningMs = 20_000;

/** How long before its end a wait is announced: twenty seconds, or the last third of a short wait. */
const warningMs = (timeoutMs: number): number => Math.min(longestWarningMs, timeoutMs / 3);

/** How long the screen does not ask yet, counted from the view; 0 when it is time. */
export const quietMs = ({ remainingMs, timeoutMs }: Wait): number => Math.max(0, remainingMs - warningMs(timeoutMs));

/** The seconds until then, rounded up; 0 at the end. */
export const secondsUntil = (endsAtMs: number, nowMs: number): number =>
  Math.max(0, Math.ceil((endsAtMs - nowMs) / 1_000));

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

/** A click follows the lifted finger closely; the controls below the dialog must not get it. */
const afterLiftMs = 300;

const lifts = ["pointerup", "pointercancel", "keyup"];

interface LowTime {
  /** On the page's clock; null while the dialog is not needed. */
  readonly endsAtMs: number | null;
  readonly goOn: () => void;
}

/**
 * When main will close the screen, once that is near. Every touch continues the visit; the dialog stays until the finger
 * is lifted, so that its buttons can still be tapped.
 */
const useLowTime = (view: KioskView & Wait): LowTime => {
  const [endsAtMs, setEndsAtMs] = useState<number | null>(null);
  const { revision, remainingMs, timeoutMs } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: two views may have the same time left
  useEffect(() => {
    const ends = performance.now() + remainingMs;
    const timer = setTimeout(() => setEndsAtMs(ends), quietMs({ remainingMs, timeoutMs }));
    return () => clearTimeout(timer);
  }, [revision, remainingMs, timeoutMs]);
  const isLow = endsAtMs !== null;
  useEffect(() => {
    if (!isLow) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const goOnSoon = (): void => {
      timer ??= setTimeout(() => setEndsAtMs(null), afterLiftMs);
    };
    for (const name of lifts) window.addEventListener(name, goOnSoon, { capture: true });
    return () => {
      clearTimeout(timer);
      for (const name of lifts) window.removeEventListener(name, goOnSoon, { capture: true });
    };
  }, [isLow]);
  return { endsAtMs, goOn: () => setEndsAtMs(null) };
};

/** 您还在填写吗？ Asked shortly before main closes a screen with unsent text, or with a number that is shown only once. */
export const StillThere = ({ view, speech, way, onStop }: StillThereProps): ReactElement | null => {
  const { endsAtMs, goOn } = useLowTime(view);
  if (endsAtMs === null) return null;
  const about = view.screen === "accepted" ? "number" : "writing";
  return (
    <Dialog
      title={speech.words(`stillThere.${about}.title`)}
      text={speech.words(`stillThere.${about}.text`)}
      onClose={goOn}
    >
      <div className="still-there mirrors">
        <button type="button" className="button quiet" data-testid="stop-writing" onClick={onStop}>
          <Icon name={way} />
          {speech.words(`wayOut.${way}`)}
        </button>
        <TimeLeft key={endsAtMs} endsAtMs={endsAtMs} />
        <button type="button" className="button strong" data-testid="still-here" data-safe="" onClick={goOn}>
          {speech.words(`stillThere.${about}.goOn`)}
        </button>
      </div>
    </Dialog>
  );
};
