import type { Tap } from "../../contract/ipc/inputs.ts";
import type { InputKind } from "../../contract/words.ts";

/** Fingers and pens touch. An event without a pointer is a key's, or comes from assistive technology. */
const kindOf = (event: Event): InputKind => {
  const pointer = "pointerType" in event ? event.pointerType : "";
  if (pointer === "touch" || pointer === "pen") return "touch";
  return pointer === "mouse" ? "mouse" : "key";
};

/** Checked each time: a screen may be plugged in later. A driver that turns every touch into a mouse is not detected. */
const screenHasTouch = (): boolean => navigator.maxTouchPoints > 0 || matchMedia("(any-pointer: coarse)").matches;

/** The input that caused an event. Chromium's clicks are pointer events too. */
export const tapOf = (event: Event): Tap => ({ input: kindOf(event), screenHasTouch: screenHasTouch() });

export const fingerTap = (): Tap => ({ input: "touch", screenHasTouch: screenHasTouch() });
