/** What a reader may have typed so far. */
export interface ReaderStrokes {
  readonly text: string;
  /** When its last key went down, milliseconds. */
  readonly lastMs: number;
}

export const noStrokes: ReaderStrokes = { text: "", lastMs: Number.NEGATIVE_INFINITY };

/** A reader types its keys at most this far apart; the fastest fingers do not, four times and then Enter or Tab. */
const mostBetweenMs = 50;
const fewestCharacters = 4;
const mostCharacters = 200;

export interface StrokeStep {
  readonly strokes: ReaderStrokes;
  /** What was scanned, when this key was the one after it. */
  readonly scanned: string | null;
}

const isFast = ({ lastMs }: ReaderStrokes, atMs: number): boolean => atMs - lastMs <= mostBetweenMs;

/** Shift belongs to the character that comes with it. */
const isModifier = (key: string): boolean => key === "Shift" || key === "CapsLock";

/** What a reader types at the end, as it is set up. */
const isEnd = (key: string): boolean => key === "Enter" || key === "Tab";

/** One key goes down. Whatever comes slowly begins anew, and anything but characters ends it. */
export const afterStroke = (strokes: ReaderStrokes, key: string, atMs: number): StrokeStep => {
  if (isModifier(key)) return { strokes, scanned: null };
  if (key.length === 1) {
    // One more than fits is enough to know that it does not.
    const text = isFast(strokes, atMs) ? (strokes.text + key).slice(0, mostCharacters + 1) : key;
    return { strokes: { text, lastMs: atMs }, scanned: null };
  }
  const { length } = strokes.text;
  const isScan = isEnd(key) && isFast(strokes, atMs) && length >= fewestCharacters && length <= mostCharacters;
  return { strokes: noStrokes, scanned: isScan ? strokes.text : null };
};
