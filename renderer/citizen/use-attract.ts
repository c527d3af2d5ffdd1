import { useEffect, useEffectEvent, useState } from "react";
import { watchIdling } from "../host/activity.ts";

const beginnings = ["pointerdown", "keydown"];

/** The events of a touch. */
const touchNames = [
  ...beginnings,
  ...["pointermove", "pointerup", "pointercancel", "mousedown", "mouseup", "touchstart", "touchend", "click"],
];

/** Listens to these events before anything on the page does. Returns a function that stops it. */
const hearFirst = (names: readonly string[], listener: (event: Event) => void): (() => void) => {
  for (const name of names) window.addEventListener(name, listener, { capture: true, passive: false });
  return () => {
    for (const name of names) window.removeEventListener(name, listener, { capture: true });
  };
};

const swallow = (event: Event): void => {
  event.stopImmediatePropagation();
  if (event.cancelable) event.preventDefault();
};

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

/** Swallows the rest of a touch that has begun with `pointer`. */
const swallowTouch = (pointer: number): void => {
  let touch: WakingTouch | null = { pointers: [pointer] };
  const stop = hearFirst(touchNames, (event) => {
    if (touch !== null) touch = afterWaking(touch, event.type, event instanceof PointerEvent ? event.pointerId : -1);
    if (touch === null) stop();
    else swallow(event);
  });
};

/**
 * Whether the attract loop is shown: no touch and no key for `afterMs`, and its first page is prepared. The first touch
 * ends it at once, and has no other effect.
 */
export const useAttract = (afterMs: number, prepare: () => Promise<unknown>): boolean => {
  const [showing, setShowing] = useState(false);
  const prepareNow = useEffectEvent(prepare);
  useEffect(() => {
    if (!showing) {
      return watchIdling(afterMs, async (isStillIdle) => {
        await prepareNow();
        if (isStillIdle()) setShowing(true);
      });
    }
    return hearFirst(beginnings, (event) => {
      swallow(event);
      setShowing(false);
      if (event instanceof PointerEvent) swallowTouch(event.pointerId);
    });
  }, [afterMs, showing]);
  return showing;
};
