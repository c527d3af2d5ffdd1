import { type PointerEvent, useEffect, useRef } from "react";
import { type HoldTouch, holdAfter, nothingHeld } from "./hold.ts";

/** Calls `onHold` once for every finger that was held still for that time, milliseconds. */
export const useHold = (
  onHold: () => void,
  forMs: number,
): ((type: HoldTouch["type"]) => (event: PointerEvent) => void) => {
  const hold = useRef(nothingHeld);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (type) =>
    ({ pointerId, clientX: x, clientY: y, button }) => {
      if (type === "down" && button !== 0) return;
      const before = hold.current;
      hold.current = holdAfter(before, { type, pointerId, x, y });
      if (hold.current.from === before.from) return;
      clearTimeout(timer.current);
      if (hold.current.from !== null) timer.current = setTimeout(onHold, forMs);
    };
};
