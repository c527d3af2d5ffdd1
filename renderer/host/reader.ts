import { afterStroke, noStrokes } from "./reader-strokes.ts";

export interface ReaderListener {
  /** Whether the reader is needed now; default always. */
  readonly listens?: () => boolean;
  /** A key goes down that may be a reader's first: the page can save its state from before. */
  readonly onBegin: () => void;
  readonly onRead: (text: string) => void;
}

/**
 * Listens for a badge reader that types like a keyboard, before any field does: the field with the caret gets the keys as
 * well. The end key goes no further: Enter would press the focused button, Tab would move the focus. Returns a function
 * that stops it.
 */
export const listenForReader = (page: EventTarget, { listens, onBegin, onRead }: ReaderListener): (() => void) => {
  let strokes = noStrokes;
  const take = (event: Event): void => {
    if (!(event instanceof KeyboardEvent) || listens?.() === false) return;
    const step = afterStroke(strokes, event.key, event.timeStamp);
    // Shift before the second character does not change the strokes, and the first character is in the field by then.
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
