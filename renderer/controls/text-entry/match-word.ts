import type { Dictionary } from "./pinyin-dictionary.ts";
import { separator } from "./pinyin-segments.ts";
import type { Word } from "./word-table.ts";

/** How typed letters spell a word. `end` is the position after its last letter. */
export interface WordMatch {
  readonly end: number;
  /** The number of syllables typed in full, typed in part, and not typed yet. */
  readonly whole: number;
  readonly begun: number;
  readonly missing: number;
}

const initialOf = (syllable: string): string => /^[zcs]h/.exec(syllable)?.[0] ?? syllable.charAt(0);

/** How many letters at `at` begin `syllable`: all of it, its initial, or the typed part of the last one. */
const lettersOf = (syllable: string, text: string, at: number): number => {
  if (text.startsWith(syllable, at)) return syllable.length;
  if (syllable.startsWith(text.slice(at))) return text.length - at;
  const initial = initialOf(syllable);
  if (text.startsWith(initial, at)) return initial.length;
  return text.charAt(at) === syllable.charAt(0) ? 1 : 0;
};

const skipSeparators = (text: string, at: number): number => {
  let next = at;
  while (text[next] === separator) next++;
  return next;
};

/** Matches `word` with the letters: "cailiao", "cail", "cl" and "cai" are 材料; null without a match. */
export const matchWord = (word: Word, text: string): WordMatch | null => {
  let end = 0;
  let whole = 0;
  let begun = 0;
  for (const syllable of word.syllables) {
    const at = skipSeparators(text, end);
    if (at >= text.length) break;
    const length = lettersOf(syllable, text, at);
    if (length === 0) return null;
    if (length === syllable.length) whole++;
    else begun++;
    end = at + length;
  }
  return { end, whole, begun, missing: word.syllables.length - whole - begun };
};

/** A word typed in full, and the position after its last letter. */
export interface WholeWord {
  readonly word: Word;
  readonly end: number;
}

/** Letters of the longest word: five syllables of at most six. */
const mostLetters = 30;

/** Whether a separator divides the letters from `from` on only where the word is divided too. */
const isDividedAs = ({ syllables }: Word, letters: string, from: number): boolean => {
  let at = from;
  for (const syllable of syllables) {
    at = skipSeparators(letters, at);
    if (!letters.startsWith(syllable, at)) return false;
    at += syllable.length;
  }
  return true;
};

/** The words and characters typed in full from `from` on: the shortest first, of each length the best first. */
export const wholeWordsAt = (letters: string, from: number, { section }: Dictionary): readonly WholeWord[] => {
  const { spelt } = section(letters.charAt(from));
  const found: WholeWord[] = [];
  let spelling = "";
  for (let at = from; at < letters.length && spelling.length < mostLetters; at++) {
    if (letters[at] === separator) continue;
    spelling += letters.charAt(at);
    for (const word of spelt.get(spelling) ?? [])
      if (isDividedAs(word, letters, from)) found.push({ word, end: at + 1 });
  }
  return found;
};
