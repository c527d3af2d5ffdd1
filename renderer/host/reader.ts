import { afterStroke, noStrokes } from "./reader-strokes.ts";

export interface ReaderListener {
  /** Whether a reader is of concern now; always, where nothing is said. */
  readonly listens?: () => boolean;
  /** A key goes down that may be the first of a reader's: what is on the page now was there before it. */
  readonly onBegin: () => void;
  readonly onRead: (text: string) => void;
}

/**
 * Listens for a badge reader that types like a keyboard, before any field does: the field that has the caret gets the
 * keys as well. The key at their end goes no further: Enter would press whatever has the focus, Tab would lead to it.
 * Returns the way to stop.
 */
export const listenForReader = (page: EventTarget, { listens, onBegin, onRead }: ReaderListener): (() => void) => {
  let strokes = noStrokes;
  const take = (event: Event): void => {
    if (!(event instanceof KeyboardEvent) || listens?.() === false) return;
    const step = afterStroke(strokes, event.key, event.timeStamp);
    // Shift before the second character leaves the strokes as they are, and the first one stands in the field by then.
    if (step.strokes !== strokes && step.strokes.text.length === 1) onBegin();
    strokes = step.strokes;
    if (step.scanned === null) return;
    event.preventDefault();
    event.stopPropagation();
    onRead(step.scanned);
  };
  page.addEventListener("keydown", take, { capture: true });
  return () => page.removeEventListener("keydown", take, { capture: true });
};
