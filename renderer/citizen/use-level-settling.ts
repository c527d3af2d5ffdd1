import { useEffect, useRef, useState } from "react";

/** How long the levels have to be on the screen before a touch counts, milliseconds. */
export const settleMs = 400;

/** The longest that repeated touches can extend this time: a person who taps again and again is waiting for the levels. */
export const longestSettleMs = 1_500;

/**
 * Whether a touch that began at `atMs` was meant for the earlier screen. `quietSinceMs`: the levels' first paint or the
 * last early touch.
 */
export const isTooEarly = (quietSinceMs: number, atMs: number): boolean => atMs - quietSinceMs < settleMs;

/**
 * A touch that came too early belongs to the earlier screen, such as a half-typed PIN. The next one may too, so the wait
 * begins again, up to the longest time. Returns the new `quietSinceMs` of levels that appeared at `cameAtMs`.
 */
export const afterPress = (cameAtMs: number, quietSinceMs: number, atMs: number): number => {
  if (!isTooEarly(quietSinceMs, atMs)) return quietSinceMs;
  return Math.max(quietSinceMs, Math.min(atMs, cameAtMs + longestSettleMs - settleMs));
};

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
