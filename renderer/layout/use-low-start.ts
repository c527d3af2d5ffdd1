import { type RefObject, useLayoutEffect } from "react";
import { watchLayout } from "./layout-changes.ts";

/** A seated hand reaches the lower 60 % of the screen. */
const outOfReach = 0.4;

/**
 * 低位布局: sets `--low-start` of <main> to where the reach really begins below its top. The style sheet's own value
 * knows the usual header only; one with long names is higher, and what it takes must not be taken twice.
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
