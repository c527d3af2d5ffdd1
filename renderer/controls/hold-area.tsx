import { type MouseEvent, type PointerEvent, type ReactElement, useEffect, useRef } from "react";

interface HoldAreaProps {
  readonly testId: string;
  readonly label: string;
  readonly onHold: () => void;
}

/** How long a pointer has to be held still, milliseconds. */
const holdMs = 600;

/** The movement of a still finger, CSS pixels; a larger one is a wipe. */
const tremblePx = 24;

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface HoldTouch extends Point {
  readonly type: "down" | "move" | "up";
  readonly pointerId: number;
}

/** The pointers that are down, and the position of the one that may become a hold. */
export interface Hold {
  readonly pointers: readonly number[];
  readonly from: Point | null;
}

export const nothingHeld: Hold = { pointers: [], from: null };

const isStill = (from: Point, { x, y }: Point): boolean => Math.hypot(x - from.x, y - from.y) <= tremblePx;

/**
 * The hold after a touch. One still finger is a hold. A second finger makes it a palm, and a movement makes it a wipe:
 * neither becomes a hold again before every finger is lifted.
 */
export const holdAfter = (hold: Hold, touch: HoldTouch): Hold => {
  const others = hold.pointers.filter((pointer) => pointer !== touch.pointerId);
  switch (touch.type) {
    case "down":
      return {
        pointers: [...others, touch.pointerId],
        from: hold.pointers.length === 0 ? { x: touch.x, y: touch.y } : null,
      };
    case "move":
      return hold.from === null || isStill(hold.from, touch) ? hold : { ...hold, from: null };
    case "up":
      return { pointers: others, from: null };
  }
};

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

/**
 * A target for staff over the citizen's screen: a tap does nothing, a hold or the Enter key opens it. It fills its parent
 * element, which has to be positioned.
 */
export const HoldArea = ({ testId, label, onHold }: HoldAreaProps): ReactElement => {
  const on = useHold(onHold, holdMs);
  /** A click without a pointer comes from a key or from assistive technology. */
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
