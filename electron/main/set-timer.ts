import type { VisitParts } from "./visit/visit.ts";

/** The real timer, where a timer is a parameter. */
export const setTimer: VisitParts["setTimer"] = (callback, delayMs) => {
  const timer = setTimeout(callback, delayMs);
  return { cancel: () => clearTimeout(timer) };
};
