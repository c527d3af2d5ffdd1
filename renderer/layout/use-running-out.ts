import { type RefObject, useEffect } from "react";

const stepMs = 250;

/** The share of the time that is left, from 1 to 0; 0 where there was none. */
export const restOf = (remainingMs: number, totalMs: number): number =>
  totalMs > 0 ? Math.max(0, remainingMs) / totalMs : 0;

/**
 * Sets `--rest` of an element, from 1 to 0, in small steps while the time runs out. Not an animation: a running one asks
 * for sixty frames a second, also where nothing moves, and the picture after a tap then waits for the next of them.
 */
export const useRunningOut = (
  ref: RefObject<HTMLElement | SVGElement | null>,
  remainingMs: number,
  totalMs: number,
): void => {
  useEffect(() => {
    const endMs = performance.now() + remainingMs;
    const timer = setInterval(() => {
      const rest = restOf(endMs - performance.now(), totalMs);
      ref.current?.style.setProperty("--rest", String(rest));
      if (rest === 0) clearInterval(timer);
    }, stepMs);
    return () => clearInterval(timer);
  }, [ref, remainingMs, totalMs]);
};
