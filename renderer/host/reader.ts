import { useEffect, useEffectEvent, useRef } from "react";
import type { KioskActions } from "../state/kiosk-actions.ts";
import type { KioskStore } from "../state/kiosk-store.ts";

export interface ReaderListener {
  /** Whether the reader is needed now; default always. */
  readonly listens?: () => boolean;
  /** A key goes down that may be a reader's first: the page can save its state from before. */
  readonly onBegin: () => void;
  readonly onRead: (text: string) => void;
}

/** The keys that a badge reader may have typed so far. */
export interface ReaderStrokes {
  readonly text: string;
  /** When its last key went down, milliseconds. */
  readonly lastMs: number;
}

export const noStrokes: ReaderStrokes = { text: "", lastMs: Number.NEGATIVE_INFINITY };

/** The longest time between a reader's keys, milliseconds. Fingers are slower over four keys and then Enter or Tab. */
const mostBetweenMs = 50;
const fewestCharacters = 4;
const mostCharacters = 200;

interface StrokeStep {
  readonly strokes: ReaderStrokes;
  /** The scanned text, if this key ended it. */
  readonly scanned: string | null;
}

const isFast = ({ lastMs }: ReaderStrokes, atMs: number): boolean => atMs - lastMs <= mostBetweenMs;

/** Shift belongs to the character that follows it. */
const isModifier = (key: string): boolean => key === "Shift" || key === "CapsLock";

/** The key that a reader sends at the end, by its setup. */
const isEnd = (key: string): boolean => key === "Enter" || key === "Tab";

/** One key goes down. A slow key begins a new text, and any key that is not a character ends it. */
export const afterStroke = (strokes: ReaderStrokes, key: string, atMs: number): StrokeStep => {
  if (isModifier(key)) return { strokes, scanned: null };
  if (key.length === 1) {
    // One character over the limit is enough to reject the text.
    const text = isFast(strokes, atMs) ? (strokes.text + key).slice(0, mostCharacters + 1) : key;
    return { strokes: { text, lastMs: atMs }, scanned: null };
  }
  const { length } = strokes.text;
  const isScan = isEnd(key) && isFast(strokes, atMs) && length >= fewestCharacters && length <= mostCharacters;
  return { strokes: noStrokes, scanned: isScan ? strokes.text : null };
};

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

/**
 * Removes a badge reader's text from a field: the draft is as it was before. `onRead` receives the text; a citizen's
 * field does not need it.
 */
export const useReader = <Draft>(
  draft: Draft,
  setDraft: (draft: Draft) => void,
  onRead?: (text: string) => void,
): void => {
  const before = useRef(draft);
  const keep = useEffectEvent(() => {
    before.current = draft;
  });
  const take = useEffectEvent((text: string) => {
    setDraft(before.current);
    onRead?.(text);
  });
  useEffect(() => listenForReader(window, { onBegin: () => keep(), onRead: (text) => take(text) }), []);
};

/** Badges count during a login, or while no member of staff is on duty; a citizen's visit is not disturbed. */
const takesBadges = (store: KioskStore): boolean => {
  const { view, login } = store.getState();
  return login !== null || view?.screen === "no-one-on-duty" || view?.screen === "closed";
};

/** A badge logs in, or fills in its number; elsewhere it does nothing. IT may scan its codes with the reader. */
export const listenForBadges = (
  store: KioskStore,
  actions: Pick<KioskActions, "scanBadge">,
  page: EventTarget,
): void => {
  let before = store.getState().login;
  listenForReader(page, {
    listens: () => store.getState().it === null,
    onBegin: () => {
      before = store.getState().login;
    },
    onRead: (text) => {
      if (takesBadges(store)) actions.scanBadge(text, before);
    },
  });
};
