import { composeSentences } from "./compose-sentence.ts";
import { matchWord, wholeWordsAt } from "./match-word.ts";
import type { Dictionary } from "./pinyin-dictionary.ts";
import { type Segment, segmentsOf, separator } from "./pinyin-segments.ts";
import type { Word } from "./word-table.ts";

/** One reading of the letters. Choosing it uses the letters before `end`; the others remain. */
export interface Candidate {
  readonly text: string;
  readonly end: number;
}

interface Costed extends Candidate {
  readonly cost: number;
}

const mostGuesses = 6;
const charactersBeforeGuesses = 5;
const mostCandidates = 90;

/** Words typed in full, the longest first. */
const wholeWords = (letters: string, dictionary: Dictionary): readonly Costed[] =>
  wholeWordsAt(letters, 0, dictionary)
    .filter(({ word }) => word.syllables.length > 1)
    .map(({ word: { text, cost }, end }) => ({ text, cost, end }))
    .toSorted((one, other) => other.end - one.end || one.cost - other.cost);

interface Unfinished {
  /** Every syllable is begun, and all letters are used: "cl" and "cail" for 材料. */
  readonly shortened: readonly Candidate[];
  /** The first syllables are typed: "cai" for 材料. */
  readonly guesses: readonly Candidate[];
}

const unfinishedWords = (letters: string, { section }: Dictionary): Unfinished => {
  const shortened: Candidate[] = [];
  const guesses: Candidate[] = [];
  for (const word of section(letters.charAt(0)).words) {
    if (shortened.length === mostGuesses && guesses.length === mostGuesses) break;
    const match = matchWord(word, letters);
    if (match === null || match.end < letters.length) continue;
    const list = match.missing > 0 ? guesses : shortened;
    const isFull = list.length === mostGuesses || (match.missing > 0 ? match.whole === 0 : match.begun === 0);
    if (!isFull) list.push({ text: word.text, end: match.end });
  }
  return { shortened, guesses };
};

/** Whether the letters after `end` can be read at all: "xiangyao" is not 西安 and then "gyao". */
const readsOn = (letters: string, end: number, dictionary: Dictionary): boolean => {
  const rest = segmentsOf(letters.slice(end), dictionary);
  return rest.every(({ kind }, index) => kind === "whole" || (kind === "begun" && index === rest.length - 1));
};

const charactersOf = ({ letters, at, kind }: Segment, { section }: Dictionary): readonly Candidate[] => {
  const { characters } = section(letters.charAt(0));
  const end = at + letters.length;
  const listed = (syllable: string): readonly Word[] => characters.get(syllable) ?? [];
  if (kind === "whole") return listed(letters).map(({ text }) => ({ text, end }));
  const begun = [...characters.keys()].filter((syllable) => kind === "begun" && syllable.startsWith(letters));
  return begun
    .flatMap((syllable) => listed(syllable).slice(0, 2))
    .toSorted((one, other) => one.cost - other.cost)
    .map(({ text }) => ({ text, end }));
};

/** Shorter first syllables after which the rest can be read: "xian" is also "xi" and "an". */
const otherFirsts = (letters: string, first: Segment, dictionary: Dictionary): readonly Segment[] =>
  Array.from({ length: first.letters.length - 1 }, (_, index) => first.letters.slice(0, -1 - index))
    .filter((shorter) => dictionary.syllables.has(shorter) && readsOn(letters, first.at + shorter.length, dictionary))
    .map((shorter) => ({ letters: shorter, at: first.at, kind: "whole" as const }));

const firstOfEach = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const texts = new Set<string>();
  return candidates.filter(({ text }) => !texts.has(text) && texts.add(text));
};

interface Kinds extends Unfinished {
  /** Words and sentences that use every letter, and words that leave some. */
  readonly whole: readonly Candidate[];
  readonly partial: readonly Candidate[];
  readonly characters: readonly Candidate[];
}

const kindsOf = (letters: string, segments: readonly Segment[], first: Segment, dictionary: Dictionary): Kinds => {
  const words = wholeWords(letters, dictionary);
  const all = ({ end }: Candidate): boolean => end === letters.length;
  const broken = segments.find(({ kind }) => kind !== "whole");
  const sentences = composeSentences(letters, broken?.at ?? letters.length, dictionary);
  return {
    whole: [...words.filter(all), ...sentences].toSorted((one, other) => one.cost - other.cost),
    partial: words.filter((word) => !all(word) && readsOn(letters, word.end, dictionary)),
    ...unfinishedWords(letters, dictionary),
    characters: [first, ...otherFirsts(letters, first, dictionary)].flatMap((segment) =>
      charactersOf(segment, dictionary),
    ),
  };
};

/**
 * For one syllable its characters come first, for several the words; shortened words come early only where letters are
 * missing.
 */
const inOrder = (kinds: Kinds, segments: readonly Segment[]): readonly Candidate[] => {
  const { whole, partial, shortened, guesses, characters } = kinds;
  if (segments.length === 1 && segments[0]?.kind === "whole") {
    const few = characters.slice(0, charactersBeforeGuesses);
    return [...few, ...whole, ...guesses, ...characters, ...shortened];
  }
  return segments.every(({ kind }) => kind === "whole")
    ? [...whole, ...guesses, ...partial, ...characters, ...shortened]
    : [...shortened, ...guesses, ...whole, ...partial, ...characters];
};

/** The readings of `letters`, best first. The letters themselves come last, or first where they are not pinyin: "hello". */
export const candidatesFor = (letters: string, dictionary: Dictionary): readonly Candidate[] => {
  const asTyped = { text: letters, end: letters.length };
  const segments = segmentsOf(letters, dictionary);
  const [first] = segments;
  if (first === undefined) return letters === "" ? [] : [asTyped];
  const kinds = kindsOf(letters, segments, first, dictionary);
  const meant = firstOfEach(inOrder(kinds, segments)).slice(0, mostCandidates);
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
