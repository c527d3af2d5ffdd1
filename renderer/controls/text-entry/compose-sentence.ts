import { matchWord } from "./match-word.ts";
import type { Dictionary } from "./pinyin-dictionary.ts";
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
