import { push } from "./push.ts";
import { type Readings, readWords, readWordTable, type Word } from "./word-table.ts";

/** The words whose spelling begins with one letter. In every list the word that is used most comes first. */
export interface Section {
  /** The characters of each syllable. */
  readonly characters: ReadonlyMap<string, readonly Word[]>;
  /** Words and characters by all letters of their spelling: "xian" has 先 and 西安. */
  readonly spelt: ReadonlyMap<string, readonly Word[]>;
  /** Words of two characters or more. */
  readonly words: readonly Word[];
}

/** The readings of pinyin. */
export interface Dictionary {
  /** Those that begin a syllable. */
  readonly letters: readonly string[];
  readonly syllables: ReadonlySet<string>;
  /** Every beginning of a syllable, with the syllables themselves. */
  readonly beginnings: ReadonlySet<string>;
  /** Reads a section when it is first asked for: all at once would delay the first touch. */
  readonly section: (letter: string) => Section;
}

/** The costs of our own words: of the first one, and the rise for so many more of them. */
const ownCost = 6;
const wordsPerUnit = 500;
/** So much less does a character cost that is among our own words. */
const ownCharacterGain = 1.5;

/** Every spelling of a word: a character with two readings doubles them, though only one is ever typed. */
const spellingsOf = (text: string, readings: Readings): readonly (readonly string[])[] =>
  [...text].reduce<readonly (readonly string[])[]>(
    (spellings, character) =>
      spellings.flatMap((before) => (readings.get(character) ?? []).map((syllable) => [...before, syllable])),
    [[]],
  );

type WordsByLetter = ReadonlyMap<string, readonly Word[]>;

const spellOwnWords = (ownWords: readonly string[], readings: Readings): WordsByLetter => {
  const byLetter = new Map<string, Word[]>();
  for (const [rank, text] of ownWords.entries())
    for (const syllables of spellingsOf(text, readings))
      push(byLetter, syllables[0]?.charAt(0) ?? "", { text, syllables, cost: ownCost + rank / wordsPerUnit });
  return byLetter;
};

/** The table's words, cheaper where they are our own too, and those of our own that it lacks. */
const withOwnWords = (words: readonly Word[], ownWords: readonly Word[]): readonly Word[] => {
  const ownCosts = new Map(ownWords.map(({ text, cost }) => [text, cost]));
  const withOwnCost = (word: Word): Word => {
    const own = ownCosts.get(word.text);
    if (own === undefined) return word;
    return { ...word, cost: word.text.length === 1 ? word.cost - ownCharacterGain : Math.min(word.cost, own) };
  };
  const inTable = new Set(words.map(({ text }) => text));
  return [...words.map(withOwnCost), ...ownWords.filter(({ text }) => !inTable.has(text))].toSorted(
    (one, other) => one.cost - other.cost,
  );
};

const sectionOf = (words: readonly Word[]): Section => {
  const characters = new Map<string, Word[]>();
  const spelt = new Map<string, Word[]>();
  for (const word of words) {
    const letters = word.syllables.join("");
    push(spelt, letters, word);
    if (word.syllables.length === 1) push(characters, letters, word);
  }
  return { characters, spelt, words: words.filter(({ syllables }) => syllables.length > 1) };
};

const beginningsOf = (syllable: string): readonly string[] =>
  Array.from(syllable, (_, index) => syllable.slice(0, index + 1));

/** Takes the text of word-table.txt. Our own words are cheaper than the table says. */
export const createDictionary = (table: string, ownWords: readonly string[]): Dictionary => {
  const { syllables, readings, sections } = readWordTable(table);
  const spelt = spellOwnWords(ownWords, readings);
  const read = new Map<string, Section>();
  const readSection = (letter: string): Section =>
    sectionOf(withOwnWords(readWords(sections.get(letter) ?? "", readings), spelt.get(letter) ?? []));
  return {
    letters: [...sections.keys()],
    syllables,
    beginnings: new Set([...syllables].flatMap(beginningsOf)),
    section: (letter) => {
      const section = read.get(letter) ?? readSection(letter);
      read.set(letter, section);
      return section;
    },
  };
};
