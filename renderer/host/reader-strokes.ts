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

export interface StrokeStep {
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
