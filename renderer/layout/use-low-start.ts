import { type RefObject, useLayoutEffect } from "react";
import { watchLayout } from "./layout-changes.ts";

/** A seated hand reaches the lower 60 % of the screen. */
const outOfReach = 0.4;

/**
 * 低位布局: sets `--low-start` of <main> to the distance from its top to the reachable part. The style sheet's own value
 * assumes the usual header; a header with long names is higher, and its height must not count twice.
 */
export const useLowStart = (main: RefObject<HTMLElement | null>, lowReach: boolean): void => {
  useLayoutEffect(() => {
    const element = main.current;
    if (element === null || !lowReach) return undefined;
    const measure = (): void => {
      const startPx = Math.max(0, Math.ceil(outOfReach * innerHeight - element.offsetTop));
      element.style.setProperty("--low-start", `${startPx}px`);
    };
    measure();
    const stop = watchLayout(element, measure);
    return () => {
      stop();
      element.style.removeProperty("--low-start");
    };
  }, [main, lowReach]);
};
