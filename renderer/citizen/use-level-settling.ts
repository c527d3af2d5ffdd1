import { useEffect, useRef, useState } from "react";
import { afterPress, isTooEarly, settleMs } from "./level-settling.ts";

export interface LevelSettling {
  /** What the cards show; what counts is when a touch began. */
  readonly settled: boolean;
  /** Whether what began at `atMs`, of the events' clock, was meant for another screen. */
  readonly isTooEarly: (atMs: number) => boolean;
}

/**
 * A prompt comes when the counter asks, also under a finger that is on its way to something else, and in place of a log-in
 * that somebody is typing. Nothing in main has to wait for hands: here they count only once the levels have stood.
 */
export const useLevelSettling = (): LevelSettling => {
  const quietSinceMs = useRef(Number.POSITIVE_INFINITY);
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const cameAtMs = performance.now();
    let timer: ReturnType<typeof setTimeout>;
    const wait = (sinceMs: number): void => {
      quietSinceMs.current = sinceMs;
      clearTimeout(timer);
      timer = setTimeout(() => setSettled(true), sinceMs + settleMs - performance.now());
    };
    const note = ({ timeStamp }: PointerEvent): void => {
      const sinceMs = afterPress(cameAtMs, quietSinceMs.current, timeStamp);
      if (sinceMs !== quietSinceMs.current) wait(sinceMs);
    };
    wait(cameAtMs);
    window.addEventListener("pointerdown", note, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pointerdown", note, { capture: true });
    };
  }, []);
  return { settled, isTooEarly: (atMs) => isTooEarly(quietSinceMs.current, atMs) };
};
