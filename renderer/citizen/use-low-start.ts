import { type RefObject, useLayoutEffect } from "react";
import { watchLayout } from "../parts/layout-changes.ts";

/**
 * 低位布局 with the header as high as it really is: a long name makes it higher, and what is touched need not go down
 * with it. Without it `--low-start` is that of the style sheet, which counts on the usual header.
 */
export const useLowStart = (ref: RefObject<HTMLElement | null>): void => {
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const isLow = document.documentElement.dataset["reach"] === "low";
      if (isLow) element.style.setProperty("--low-start", `calc(40vh - ${element.getBoundingClientRect().top}px)`);
      else element.style.removeProperty("--low-start");
    };
    measure();
    return watchLayout(element, measure);
  }, [ref]);
};
