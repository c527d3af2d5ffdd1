/** The touch that ended the attract loop, while it lasts. */
export interface WakingTouch {
  /** Fingers that are down, by their pointers' numbers. */
  readonly pointers: readonly number[];
}

/**
 * The touch that brings the badge back must not press what lies under it: all its fingers, and the click that follows
 * them, are swallowed. Null is its end: what comes now means what it touches.
 */
export const afterWaking = (touch: WakingTouch, type: string, pointer: number): WakingTouch | null => {
  const others = touch.pointers.filter((other) => other !== pointer);
  switch (type) {
    case "pointerdown":
      return touch.pointers.length === 0 ? null : { pointers: [...others, pointer] };
    case "pointerup":
    case "pointercancel":
      return { pointers: others };
    case "keydown":
      return null;
    default:
      return touch;
  }
};
