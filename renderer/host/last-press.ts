/** The position and time at which a finger or a button went down; milliseconds of the events' clock. */
export interface Press {
  readonly atMs: number;
  readonly x: number;
  readonly y: number;
}

/** The longest time between the two halves of a double tap, milliseconds. */
const echoMs = 500;

/** The longest distance between the two halves of a double tap, CSS pixels. */
const echoReach = 40;

let newest: Press | null = null;

/** Notes every press from now on. */
export const watchPresses = (): void => {
  const note = ({ timeStamp, clientX, clientY }: PointerEvent): void => {
    newest = { atMs: timeStamp, x: clientX, y: clientY };
  };
  window.addEventListener("pointerdown", note, { capture: true, passive: true });
};

/** The newest press: for a screen that has just appeared, the one that opened it. */
export const lastPress = (): Press | null => newest;

/** Whether `press` is the second half of a double tap whose first half was `before`, on the earlier screen. */
export const isEcho = (press: Press, before: Press | null): boolean =>
  before !== null &&
  press.atMs - before.atMs < echoMs &&
  Math.hypot(press.x - before.x, press.y - before.y) < echoReach;
