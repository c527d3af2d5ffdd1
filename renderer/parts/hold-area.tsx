import { type MouseEvent, type PointerEvent, type ReactElement, useEffect, useRef } from "react";
import { type HoldTouch, holdAfter, holdMs, nothingHeld } from "./hold.ts";

interface HoldAreaProps {
  readonly testId: string;
  readonly label: string;
  readonly onHold: () => void;
}

/** Calls `onHold` once for every finger that was held still long enough. */
const useHold = (onHold: () => void): ((type: HoldTouch["type"]) => (event: PointerEvent) => void) => {
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
      if (hold.current.from !== null) timer.current = setTimeout(onHold, holdMs);
    };
};

/**
 * What staff hold, laid over what citizens see: a tap does nothing, a hold and the Enter key do. It fills the element
 * around it, which has to be positioned.
 */
export const HoldArea = ({ testId, label, onHold }: HoldAreaProps): ReactElement => {
  const on = useHold(onHold);
  /** A click without a pointer is a key's, or that of assistive technology. */
  const holdByKey = (event: MouseEvent): void => {
    if (event.detail === 0) onHold();
  };
  return (
    <button
      type="button"
      className="hold-area"
      data-testid={testId}
      aria-label={label}
      onPointerDown={on("down")}
      onPointerMove={on("move")}
      onPointerUp={on("up")}
      onPointerLeave={on("up")}
      onPointerCancel={on("up")}
      onClick={holdByKey}
    />
  );
};
