import type { Level } from "../../contract/words.ts";

/** Two touches on different levels within this time are a palm or a mash, milliseconds. */
export const mashMs = 50;

interface Touch {
  readonly pointer: number;
  /** The level where it began; the level where it ends decides only whether it counts. */
  readonly level: Level;
  readonly downAtMs: number;
  readonly isDown: boolean;
  /** `lifted`: ended on its level so soon that a second touch may still come. `spoilt`: never counts again. */
  readonly worth: "open" | "lifted" | "spoilt";
}

/** The fingers on five levels. Times are those of the pointer events, milliseconds, of one clock. */
export interface LevelTouches {
  readonly touches: readonly Touch[];
  /** The level that is sent to main until its reply; null without one. */
  readonly chosen: Level | null;
  /** Two levels were touched at once and neither counted, or the level could not be sent: the screen asks again. */
  readonly asksAgain: boolean;
}

export type LevelTouchEvent =
  /** `isFirst`: no other finger is on the glass, so a touch that still counts as down lost its `up` event. */
  | {
      readonly type: "down";
      readonly pointer: number;
      readonly level: Level;
      readonly isFirst: boolean;
      readonly atMs: number;
    }
  /** `level`: the level under the finger now; null outside the levels. */
  | { readonly type: "up"; readonly pointer: number; readonly level: Level | null; readonly atMs: number }
  | { readonly type: "cancelled"; readonly pointer: number; readonly atMs: number }
  | { readonly type: "time-passed"; readonly atMs: number }
  /** By mouse, key or assistive technology: never two at once. */
  | { readonly type: "clicked"; readonly level: Level }
  /** The reply has arrived; after a refusal a level may be tapped again. */
  | { readonly type: "answered" }
  /** Another request was under way. */
  | { readonly type: "not-sent" };

export const noTouches: LevelTouches = { touches: [], chosen: null, asksAgain: false };

/** One step of the arbiter, a pure function. A level counts when `chosen` becomes it, once until `answered`. */
export const stepTouches = (before: LevelTouches, event: LevelTouchEvent): LevelTouches => {
  if (event.type === "answered") return { ...before, chosen: null };
  if (event.type === "not-sent") return { ...before, chosen: null, asksAgain: true };
  if (event.type === "clicked") return before.chosen === null ? choose(before, event.level) : before;
  const state = passTime(before, event.atMs);
  switch (event.type) {
    case "down":
      return putDown(state, event);
    case "up":
      return lift(state, event.pointer, event.level, event.atMs);
    case "cancelled":
      return lift(state, event.pointer, null, event.atMs);
    case "time-passed":
      return state;
  }
};

/** When `time-passed` is due; undefined if no touch waits. */
export const dueAtMs = ({ touches }: LevelTouches): number | undefined => {
  const due = touches.filter(({ worth }) => worth === "lifted").map(({ downAtMs }) => downAtMs + mashMs);
  return due.length === 0 ? undefined : Math.min(...due);
};

const spoil = (touch: Touch): Touch => ({ ...touch, worth: "spoilt" });

/** Earlier touches do not count any more, but for their 50 ms a new touch beside them is still a mash. */
const choose = ({ touches }: LevelTouches, level: Level): LevelTouches => ({
  touches: touches.map(spoil),
  chosen: level,
  asksAgain: false,
});

/** A short tap becomes sure when its 50 ms are over; touches that ended earlier are removed. */
const passTime = (state: LevelTouches, atMs: number): LevelTouches => {
  const isOver = ({ downAtMs }: Touch): boolean => atMs - downAtMs >= mashMs;
  const sure = state.touches.find((touch) => touch.worth === "lifted" && isOver(touch));
  if (sure !== undefined && state.chosen === null) return choose(state, sure.level);
  return { ...state, touches: state.touches.filter((touch) => touch.isDown || !isOver(touch)) };
};

const putDown = (
  state: LevelTouches,
  { pointer, level, isFirst, atMs }: Extract<LevelTouchEvent, { type: "down" }>,
): LevelTouches => {
  // A lost finger is no longer down, but its touch still counts for the 50 ms after it.
  const isLost = (touch: Touch): boolean => touch.isDown && (isFirst || touch.pointer === pointer);
  const others = state.touches
    .map((touch) => (isLost(touch) ? { ...spoil(touch), isDown: false } : touch))
    .filter((touch) => touch.isDown || atMs - touch.downAtMs < mashMs);
  const touch: Touch = { pointer, level, downAtMs: atMs, isDown: true, worth: "open" };
  if (state.chosen !== null) return { ...state, touches: [...others, spoil(touch)] };
  // The others are down, or began less than 50 ms ago.
  const isMash = others.some((other) => other.level !== level);
  return isMash
    ? { ...state, touches: [...others, touch].map(spoil), asksAgain: true }
    : { ...state, touches: [...others, touch], asksAgain: false };
};

const lift = (state: LevelTouches, pointer: number, level: Level | null, atMs: number): LevelTouches => {
  const lifted = state.touches.find((touch) => touch.pointer === pointer && touch.isDown);
  if (lifted === undefined) return state;
  const counts = lifted.worth === "open" && lifted.level === level;
  const ended: Touch = { ...lifted, isDown: false, worth: counts ? "lifted" : "spoilt" };
  return passTime({ ...state, touches: state.touches.map((touch) => (touch === lifted ? ended : touch)) }, atMs);
};
