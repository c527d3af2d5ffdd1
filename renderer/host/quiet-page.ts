import { isBrowserKey } from "./browser-keys.ts";
import { watchPresses } from "./last-press.ts";

const prevent = (event: Event): void => event.preventDefault();

const preventZoom = (event: WheelEvent): void => {
  if (event.ctrlKey) event.preventDefault();
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
export const keepPageQuiet = (): void => {
  for (const name of ["contextmenu", "dragstart", "dragover", "drop", "auxclick"])
    window.addEventListener(name, prevent);
  window.addEventListener("wheel", preventZoom, { passive: false });
  window.addEventListener("touchmove", preventPinch, { passive: false });
  window.addEventListener("keydown", preventBrowserKey);
  for (const name of ["mousedown", "mouseup"] as const) window.addEventListener(name, preventOtherButtons);
  watchPresses();
};
