import { useEffect, useRef, useState } from "react";
import { afterPress, isTooEarly, settleMs } from "./level-settling.ts";

export interface LevelSettling {
  /** How the cards look; whether a touch counts depends on when it began. */
  readonly settled: boolean;
  /** Whether a touch that began at `atMs`, on the events' clock, was meant for another screen. */
  readonly isTooEarly: (atMs: number) => boolean;
}

/**
 * A prompt may open at any moment, also under a moving finger, and in place of a login that is being typed. Main does not
 * wait for it: touches count only once the levels have been on the screen long enough.
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
