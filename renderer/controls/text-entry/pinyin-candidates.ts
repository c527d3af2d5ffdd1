import { composeSentence, matchWord, type WordMatch } from "./compose-sentence.ts";
import type { Dictionary, Word } from "./pinyin-dictionary.ts";
import { type Segment, segmentsOf, separator } from "./pinyin-segments.ts";

/** One reading of the letters. Choosing it uses the letters before `end`; the others remain. */
export interface Candidate {
  readonly text: string;
  readonly end: number;
}

interface Found {
  readonly word: Word;
  readonly match: WordMatch;
}

const mostGuesses = 6;
const charactersBeforeGuesses = 4;
const mostCandidates = 90;

const asCandidate = ({ word, match }: Found): Candidate => ({ text: word.text, end: match.end });

const byLengthThenRank = (one: Found, other: Found): number =>
  other.match.end - one.match.end || one.word.rank - other.word.rank;

const foundIn = (letters: string, { words }: Dictionary): readonly Found[] =>
  (words.get(letters.charAt(0)) ?? [])
    .flatMap((word) => {
      const match = matchWord(word, letters, 0);
      return match === null ? [] : [{ word, match }];
    })
    .toSorted(byLengthThenRank);

/** Whether the letters after `end` can be read at all: "xiangyao" is not 西安 and then "gyao". */
const readsOn = (letters: string, end: number, dictionary: Dictionary): boolean => {
  const rest = segmentsOf(letters.slice(end), dictionary);
  return rest.every(({ kind }, index) => kind === "whole" || (kind === "begun" && index === rest.length - 1));
};

const isWhole = ({ match }: Found): boolean => match.begun === 0 && match.missing === 0;
const isShortened = ({ match }: Found): boolean => match.begun > 0 && match.missing === 0;
const isGuess = ({ match }: Found): boolean => match.whole > 0 && match.missing > 0;

const charactersOf = ({ letters, at, kind }: Segment, { characters }: Dictionary): readonly Candidate[] => {
  const end = at + letters.length;
  const listed = (syllable: string): readonly string[] => characters.get(syllable) ?? [];
  if (kind === "whole") return listed(letters).map((text) => ({ text, end }));
  const begun = [...characters.keys()].filter((syllable) => kind === "begun" && syllable.startsWith(letters));
  return begun.flatMap((syllable) => listed(syllable).slice(0, 2)).map((text) => ({ text, end }));
};

/** Shorter first syllables after which the rest can be read: "xian" is also "xi" and "an". */
const otherFirsts = (letters: string, first: Segment, dictionary: Dictionary): readonly Segment[] =>
  Array.from({ length: first.letters.length - 1 }, (_, index) => first.letters.slice(0, -1 - index))
    .filter((shorter) => dictionary.characters.has(shorter) && readsOn(letters, first.at + shorter.length, dictionary))
    .map((shorter) => ({ letters: shorter, at: first.at, kind: "whole" as const }));

const firstOfEach = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const texts = new Set<string>();
  return candidates.filter(({ text }) => !texts.has(text) && texts.add(text));
};

interface Kinds {
  /** Words typed in full that use every letter, and words that leave some. */
  readonly whole: readonly Candidate[];
  readonly partial: readonly Candidate[];
  readonly shortened: readonly Candidate[];
  readonly guesses: readonly Candidate[];
  readonly characters: readonly Candidate[];
}

const kindsOf = (letters: string, first: Segment, dictionary: Dictionary): Kinds => {
  const found = foundIn(letters, dictionary);
  const whole = found.filter(isWhole).map(asCandidate);
  const all = ({ end }: Candidate): boolean => end === letters.length;
  return {
    whole: whole.filter(all),
    partial: whole.filter((candidate) => !all(candidate) && readsOn(letters, candidate.end, dictionary)),
    shortened: found.filter(isShortened).map(asCandidate).filter(all).slice(0, mostGuesses),
    guesses: found.filter(isGuess).map(asCandidate).slice(0, mostGuesses),
    characters: [first, ...otherFirsts(letters, first, dictionary)].flatMap((segment) =>
      charactersOf(segment, dictionary),
    ),
  };
};

/**
 * For one syllable its characters come first, for several the words; shortened words come early only where letters are
 * missing.
 */
const inOrder = (kinds: Kinds, segments: readonly Segment[], sentence: readonly Candidate[]): readonly Candidate[] => {
  const { whole, partial, shortened, guesses, characters } = kinds;
  if (segments.length === 1 && segments[0]?.kind === "whole") {
    const few = characters.slice(0, charactersBeforeGuesses);
    return [...few, ...whole, ...guesses, ...characters, ...shortened];
  }
  return segments.every(({ kind }) => kind === "whole")
    ? [...whole, ...sentence, ...guesses, ...partial, ...characters, ...shortened]
    : [...shortened, ...guesses, ...sentence, ...partial, ...characters];
};

const sentenceOf = (letters: string, segments: readonly Segment[], dictionary: Dictionary): readonly Candidate[] => {
  const broken = segments.find(({ kind }) => kind !== "whole");
  const sentence = composeSentence(letters, broken?.at ?? letters.length, dictionary);
  return sentence === null ? [] : [sentence];
};

/** The readings of `letters`, best first. The letters themselves come last, or first where they are not pinyin: "hello". */
export const candidatesFor = (letters: string, dictionary: Dictionary): readonly Candidate[] => {
  const asTyped = { text: letters, end: letters.length };
  const segments = segmentsOf(letters, dictionary);
  const [first] = segments;
  if (first === undefined) return letters === "" ? [] : [asTyped];
  const kinds = kindsOf(letters, first, dictionary);
  const meant = firstOfEach(inOrder(kinds, segments, sentenceOf(letters, segments, dictionary))).slice(
    0,
    mostCandidates,
  );
  const reads = kinds.shortened.length > 0 || kinds.guesses.length > 0 || readsOn(letters, 0, dictionary);
  return reads ? [...meant, asTyped] : [asTyped, ...meant];
};

/** The letters that are left after a candidate. */
export const lettersAfter = (letters: string, { end }: Candidate): string =>
  letters.slice(end).replace(new RegExp(`^${separator}+`), "");

/** The letters split into syllables for display: "fu wu tai du". */
export const spelt = (letters: string, dictionary: Dictionary | null): string =>
  dictionary === null
    ? letters
    : segmentsOf(letters, dictionary)
        .map((segment) => segment.letters)
        .join(" ");
