import type { Dictionary, Word } from "./pinyin-dictionary.ts";
import { separator } from "./pinyin-segments.ts";

interface Path {
  readonly cost: number;
  readonly text: string;
  readonly pieces: number;
}

export interface Sentence {
  readonly text: string;
  /** The position after the last letter that it spells. */
  readonly end: number;
}

interface Step {
  readonly text: string;
  readonly end: number;
  readonly cost: number;
}

/** One word is likelier than two characters; among words the better known is likelier, among syllables the longer. */
const wordCost = (rank: number): number => 10 + rank / 1_000;
const characterCost = (syllable: string): number => 9 - syllable.length / 10;

const longestSyllable = 6;

const characterSteps = (letters: string, from: number, { characters }: Dictionary): readonly Step[] =>
  Array.from({ length: longestSyllable }, (_, index) => letters.slice(from, from + index + 1)).flatMap(
    (syllable, index) => {
      const best = syllable.length > index ? characters.get(syllable)?.[0] : undefined;
      return best === undefined ? [] : [{ text: best, end: from + syllable.length, cost: characterCost(syllable) }];
    },
  );

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

/** Matches `word` with the letters from `from` on: "cailiao", "cail", "cl" and "cai" are 材料; null without a match. */
export const matchWord = (word: Word, text: string, from: number): WordMatch | null => {
  let end = from;
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

const wordSteps = (letters: string, from: number, { words }: Dictionary): readonly Step[] =>
  (words.get(letters.charAt(from)) ?? []).flatMap((word) => {
    const match = matchWord(word, letters, from);
    return match === null || match.missing > 0 || match.begun > 0
      ? []
      : [{ text: word.text, end: match.end, cost: wordCost(word.rank) }];
  });

const stepsFrom = (letters: string, from: number, dictionary: Dictionary): readonly Step[] =>
  letters[from] === separator
    ? [{ text: "", end: from + 1, cost: 0 }]
    : [...wordSteps(letters, from, dictionary), ...characterSteps(letters, from, dictionary)];

/** The likeliest reading of several words in a row, up to the position `until`; null where one word covers it. */
export const composeSentence = (letters: string, until: number, dictionary: Dictionary): Sentence | null => {
  const paths = new Map<number, Path>([[0, { cost: 0, text: "", pieces: 0 }]]);
  for (let at = 0; at < until; at++) {
    const path = paths.get(at);
    if (path === undefined) continue;
    for (const step of stepsFrom(letters, at, dictionary)) {
      const cost = path.cost + step.cost;
      if (cost >= (paths.get(step.end)?.cost ?? Number.POSITIVE_INFINITY)) continue;
      paths.set(step.end, { cost, text: path.text + step.text, pieces: path.pieces + (step.text === "" ? 0 : 1) });
    }
  }
  const whole = paths.get(until);
  return whole === undefined || whole.pieces < 2 ? null : { text: whole.text, end: until };
};
