/** Where and when a finger or a button went down; milliseconds of the events' clock. */
export interface Press {
  readonly atMs: number;
  readonly x: number;
  readonly y: number;
}

/** The second half of a double tap comes within this time, milliseconds, … */
const echoMs = 500;

/** … and about where the first half was, CSS pixels. */
const echoReach = 40;

let newest: Press | null = null;

/** Notes every press from now on. */
export const watchPresses = (): void => {
  const note = ({ timeStamp, clientX, clientY }: PointerEvent): void => {
    newest = { atMs: timeStamp, x: clientX, y: clientY };
  };
  window.addEventListener("pointerdown", note, { capture: true, passive: true });
};

/** The press that led here, as a screen sees it that has just come. */
export const lastPress = (): Press | null => newest;

/** Whether `press` is the second half of a double tap of which `before`, on the screen before, was the first. */
export const isEcho = (press: Press, before: Press | null): boolean =>
  before !== null &&
  press.atMs - before.atMs < echoMs &&
  Math.hypot(press.x - before.x, press.y - before.y) < echoReach;
