/** The touch that ended the attract loop, while it lasts. */
export interface WakingTouch {
  /** The pointer ids of the fingers that are down. */
  readonly pointers: readonly number[];
}

/**
 * Swallows the rest of the touch that ended the loop, all its fingers and the click that follows: it must not press a
 * control below. Returns null when that touch is over; later touches are handled normally.
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
