import { watchPresses } from "./last-press.ts";

const prevent = (event: Event): void => event.preventDefault();

const preventZoom = (event: WheelEvent): void => {
  if (event.ctrlKey) event.preventDefault();
};

/** The parts of a key event that identify the key. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** AltGr types characters, although it is reported as Ctrl and Alt. */
  readonly altGraph: boolean;
}

/** With Ctrl or Command these edit a text; all other keys are commands of the browser or the system. */
const editing: ReadonlySet<string> = new Set([
  ..."acvxyz",
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Backspace",
  "Delete",
  "Home",
  "End",
]);

const isCommandKey = (key: string): boolean =>
  /^(F\d{1,2}|Browser.+|Launch.+|Zoom.+|ContextMenu|Help|Find|Print)$/.test(key);

/** Whether a key is a browser's command, of no use on a counter screen: reload, zoom, find, print, back, forward. */
export const isBrowserKey = ({ key, ctrlKey, altKey, metaKey, altGraph }: KeyPress): boolean => {
  if (isCommandKey(key)) return true;
  if (altGraph) return false;
  return altKey || ((ctrlKey || metaKey) && !editing.has(key.length === 1 ? key.toLowerCase() : key));
};

const preventBrowserKey = (event: KeyboardEvent): void => {
  const { key, ctrlKey, altKey, metaKey } = event;
  const altGraph = event.getModifierState("AltGraph");
  if (isBrowserKey({ key, ctrlKey, altKey, metaKey, altGraph })) event.preventDefault();
};

const mainButton = 0;

/** The middle button starts scrolling, the fourth and fifth go back and forward. */
const preventOtherButtons = (event: MouseEvent): void => {
  if (event.button !== mainButton) event.preventDefault();
};

/** Two fingers would zoom; the style sheet forbids it too, but a list that scrolls may override that. */
const preventPinch = (event: TouchEvent): void => {
  if (event.touches.length > 1 && event.cancelable) event.preventDefault();
};

/**
 * Switches a browser's own behaviour off: menu, dragging pictures, dropping files, zoom, back and forward, commands by
 * key.
 */
export const blockBrowserGestures = (): void => {
  for (const name of ["contextmenu", "dragstart", "dragover", "drop", "auxclick"])
    window.addEventListener(name, prevent);
  window.addEventListener("wheel", preventZoom, { passive: false });
  window.addEventListener("touchmove", preventPinch, { passive: false });
  window.addEventListener("keydown", preventBrowserKey);
  for (const name of ["mousedown", "mouseup"] as const) window.addEventListener(name, preventOtherButtons);
  watchPresses();
};
