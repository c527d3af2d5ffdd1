import { characterCount, withoutDirection } from "../../../contract/text-limits.ts";
import { pointsLeft, type Stroke } from "./handwriting/ink.ts";
import { type Candidate, lettersAfter } from "./pinyin-candidates.ts";

/** How characters come into the text: by their sound, by their shape, or from the key. */
export type Letters = "pinyin" | "hand" | "latin";

/** Why the last touch did less than expected, or what to do next. */
export type EntryNotice = "full" | "cut" | "choose-first" | "look-again";

/** A text while it is typed, with its cursor, and its unfinished pinyin or drawing. */
export interface EntryDraft {
  readonly text: string;
  /** The caret, or the selection: from and to, in UTF-16 units as a text field counts. */
  readonly from: number;
  readonly to: number;
  /** Letters that are not characters yet. */
  readonly pinyin: string;
  /** A drawing that is not a character yet. */
  readonly strokes: readonly Stroke[];
  /** The likeliest character of the strokes; "" until they are recognised. */
  readonly likeliest: string;
  /** The page of candidates, from 0. */
  readonly page: number;
  readonly letters: Letters;
  /** Digits and marks instead of letters. */
  readonly symbols: boolean;
  /** The next letter is a capital. */
  readonly shifted: boolean;
  readonly notice: EntryNotice | null;
  /** The text removed by 清空, until something else is typed. */
  readonly cleared: string | null;
}

/** A longer row of letters cannot be shown. */
export const mostPinyinLetters = 32;

export const emptyEntry = (text: string, letters: Letters): EntryDraft => ({
  text,
  from: text.length,
  to: text.length,
  pinyin: "",
  strokes: [],
  likeliest: "",
  page: 0,
  letters,
  symbols: false,
  shifted: false,
  notice: null,
  cleared: null,
});

/** Letters or strokes wait for their characters. */
export const isUnfinished = ({ pinyin, strokes }: EntryDraft): boolean => pinyin !== "" || strokes.length > 0;

const written = (draft: EntryDraft, text: string, caret: number): EntryDraft => ({
  ...draft,
  text,
  from: caret,
  to: caret,
  notice: null,
  cleared: null,
});

/** The draft with `inserted` at the caret; unchanged, with a notice, where the text would be too long. */
export const withInserted = (draft: EntryDraft, inserted: string, most: number): EntryDraft => {
  const text = draft.text.slice(0, draft.from) + inserted + draft.text.slice(draft.to);
  if (characterCount(text) > most) return { ...draft, notice: "full" };
  return { ...written(draft, text, draft.from + inserted.length), shifted: false };
};

/** The draft with as much of `inserted` as fits at the caret, in whole characters, and a notice if the rest is cut. */
const withBeginningOf = (draft: EntryDraft, inserted: string, most: number): EntryDraft => {
  const kept = draft.text.slice(0, draft.from) + draft.text.slice(draft.to);
  const room = Math.max(0, most - characterCount(kept));
  const beginning = [...inserted].slice(0, room).join("");
  return withNotice(withInserted(draft, beginning, most), beginning === "" ? "full" : "cut");
};

/**
 * The text of the field after a real keyboard. A paste that is too long loses its end, and a text loses its bidirectional
 * marks, with which it could not be saved.
 */
export const withFieldText = (draft: EntryDraft, typed: string, typedCaret: number, most: number): EntryDraft => {
  const text = withoutDirection(typed);
  const caret = withoutDirection(typed.slice(0, typedCaret)).length;
  const isLonger = characterCount(text) > characterCount(draft.text);
  if (!isLonger || characterCount(text) <= most) return written(draft, text, caret);
  const behind = draft.text.length - draft.to;
  return withBeginningOf(draft, text.slice(draft.from, text.length - behind), most);
};

export const withCaret = (draft: EntryDraft, from: number, to: number): EntryDraft =>
  from === draft.from && to === draft.to ? draft : { ...draft, from, to };

export const withPinyin = (draft: EntryDraft, pinyin: string): EntryDraft =>
  pinyin.length > mostPinyinLetters
    ? { ...draft, notice: "choose-first" }
    : { ...draft, pinyin, page: 0, notice: null, cleared: null };

/** A candidate in place of its letters; the letters stay where the text would be too long. */
export const withCandidate = (draft: EntryDraft, candidate: Candidate, most: number): EntryDraft => {
  const next = withInserted(draft, candidate.text, most);
  return next.notice === "full" ? next : withPinyin(next, lettersAfter(draft.pinyin, candidate));
};

/** One stroke more, shortened or left out where there is no room for its points. */
export const withStroke = (draft: EntryDraft, stroke: Stroke): EntryDraft => {
  const points = stroke.slice(0, pointsLeft(draft.strokes));
  return points.length === 0 ? draft : { ...draft, strokes: [...draft.strokes, points], notice: null };
};

export const withLikeliest = (draft: EntryDraft, likeliest: string): EntryDraft =>
  likeliest === draft.likeliest ? draft : { ...draft, likeliest };

export const withoutStrokes = (draft: EntryDraft): EntryDraft => ({ ...draft, strokes: [], likeliest: "" });

/** A character in place of the strokes; they stay where the text would be too long. */
export const withDrawn = (draft: EntryDraft, character: string, most: number): EntryDraft => {
  const next = withInserted(draft, character, most);
  return next.notice === "full" ? next : withoutStrokes(next);
};

/** Removes the last letter, the selection, or the character before the caret; never half a character. */
export const withErased = (draft: EntryDraft): EntryDraft => {
  if (draft.pinyin !== "") return withPinyin(draft, draft.pinyin.slice(0, -1));
  const before = draft.text.slice(0, draft.from);
  const kept = draft.from < draft.to ? before : [...before].slice(0, -1).join("");
  return written(draft, kept + draft.text.slice(draft.to), kept.length);
};

/** Removes everything; a second call restores it. */
export const withCleared = (draft: EntryDraft): EntryDraft => {
  if (draft.cleared !== null) return written(draft, draft.cleared, draft.cleared.length);
  const cleared = draft.text === "" ? null : draft.text;
  return { ...withoutStrokes(withPinyin(written(draft, "", 0), "")), cleared };
};

export const withLanguageSwitched = (draft: EntryDraft): EntryDraft => ({
  ...draft,
  letters: draft.letters === "pinyin" ? "latin" : "pinyin",
  shifted: false,
});

export const withHandToggled = (draft: EntryDraft): EntryDraft => ({
  ...draft,
  letters: draft.letters === "hand" ? "pinyin" : "hand",
});

export const withSymbolsToggled = (draft: EntryDraft): EntryDraft => ({
  ...draft,
  symbols: !draft.symbols,
  shifted: false,
});

export const withShiftToggled = (draft: EntryDraft): EntryDraft => ({ ...draft, shifted: !draft.shifted });

export const withNotice = (draft: EntryDraft, notice: EntryNotice): EntryDraft => ({ ...draft, notice });

export const withPage = (draft: EntryDraft, page: number): EntryDraft => ({ ...draft, page });
