import { type RefObject, useEffect } from "react";

const stepMs = 250;

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
      const restMs = Math.max(0, endMs - performance.now());
      ref.current?.style.setProperty("--rest", String(restMs / totalMs));
    }, stepMs);
    return () => clearInterval(timer);
  }, [ref, remainingMs, totalMs]);
};
