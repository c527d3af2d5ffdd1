import { type MouseEvent, type PointerEvent, type TouchEvent, useEffect, useRef, useState } from "react";
import type { Tap } from "../../contract/ipc/inputs.ts";
import type { Level } from "../../contract/words.ts";
import { isEcho, lastPress } from "../host/last-press.ts";
import { fingerTap, tapOf } from "../host/tap.ts";
import { dueAtMs, type LevelTouchEvent, noTouches, stepTouches } from "./level-touch.ts";
import { useLevelSettling } from "./use-level-settling.ts";

interface LevelHandlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onPointerCancel: (event: PointerEvent) => void;
  readonly onTouchEnd: (event: TouchEvent) => void;
  readonly onMouseDown: (event: MouseEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
}

export interface LevelTouching {
  /** Two levels were touched at once, or a tap could not be sent: the screen asks again, in words. */
  readonly asksAgain: boolean;
  /** The levels have just appeared, and take no touch yet. */
  readonly isSettling: boolean;
  readonly handlersOf: (level: Level) => LevelHandlers;
}

/**
 * A finger's `up` event goes to the element where it went down, so the element below it has to be found by its position.
 */
const levelAt = ({ clientX, clientY }: PointerEvent): Level | null => {
  const card = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-level]");
  return card ? (Number(card.dataset["level"]) as Level) : null;
};

const isFinger = ({ pointerType }: { readonly pointerType: string }): boolean =>
  pointerType === "touch" || pointerType === "pen";

/**
 * Suppresses the mouse events that the browser sends after a touch: they would hit whatever is below the finger by then,
 * with the thanks already on the screen.
 */
const endWithoutMouse = (event: TouchEvent): void => {
  if (event.cancelable) event.preventDefault();
};

/** A card that a mouse has focused would lose the focus with the screen, which is a layout before the thanks. */
const takeNoFocus = (event: MouseEvent): void => event.preventDefault();

/** The click began when the mouse button went down; a key's click has no pointer. */
const beganAtMs = ({ detail, timeStamp }: MouseEvent): number =>
  detail === 0 ? timeStamp : (lastPress()?.atMs ?? timeStamp);

/**
 * Handles pointers on the levels through the arbiter of level-touch.ts: calls `onRate` once until it has resolved. It
 * resolves to whether the level was sent.
 */
export const useLevelTouches = (busy: boolean, onRate: (level: Level, tap: Tap) => Promise<boolean>): LevelTouching => {
  const touches = useRef(noTouches);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [asksAgain, setAsksAgain] = useState(false);
  const [pressBefore] = useState(lastPress);
  const { settled, isTooEarly } = useLevelSettling();

  const rate = async (level: Level, tap: Tap): Promise<void> => {
    let wasSent = true;
    try {
      wasSent = await onRate(level, tap);
    } finally {
      take({ type: wasSent ? "answered" : "not-sent" });
    }
  };
  const take = (event: LevelTouchEvent, tap?: Tap): void => {
    const before = touches.current;
    const after = stepTouches(before, event);
    touches.current = after;
    if (before.chosen === null && after.chosen !== null) void rate(after.chosen, tap ?? fingerTap());
    setAsksAgain(after.asksAgain);
    const atMs = dueAtMs(after);
    clearTimeout(timer.current);
    if (atMs !== undefined)
      timer.current = setTimeout(() => take({ type: "time-passed", atMs }), atMs - performance.now());
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  const isEchoing = ({ timeStamp: atMs, clientX: x, clientY: y }: PointerEvent | MouseEvent): boolean =>
    isEcho({ atMs, x, y }, pressBefore);
  const end = (type: "up" | "cancelled") => (event: PointerEvent) => {
    const { pointerId: pointer, timeStamp: atMs } = event;
    if (isFinger(event)) take(type === "up" ? { type, pointer, level: levelAt(event), atMs } : { type, pointer, atMs });
  };
  return {
    asksAgain,
    isSettling: !settled,
    handlersOf: (level) => ({
      onPointerDown: (event) => {
        const { pointerId: pointer, isPrimary: isFirst, timeStamp: atMs } = event;
        if (!isFinger(event) || busy || isTooEarly(atMs) || isEchoing(event)) return;
        take({ type: "down", pointer, level, isFirst, atMs });
      },
      onPointerUp: end("up"),
      onPointerCancel: end("cancelled"),
      onTouchEnd: endWithoutMouse,
      onMouseDown: takeNoFocus,
      onClick: (event) => {
        // The click that follows a touch is a repetition. A key's click has no pointer and no position.
        if (isFinger(event.nativeEvent as globalThis.PointerEvent) || busy || isTooEarly(beganAtMs(event))) return;
        if (event.detail === 0 || !isEchoing(event)) take({ type: "clicked", level }, tapOf(event.nativeEvent));
      },
    }),
  };
};
