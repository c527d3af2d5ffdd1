/** A word of two characters or more, with one of its spellings. */
export interface Word {
  readonly text: string;
  readonly syllables: readonly string[];
  /** 0 is the best. */
  readonly rank: number;
}

/** The readings of pinyin. */
export interface Dictionary {
  /** The characters of every syllable, best first. */
  readonly characters: ReadonlyMap<string, readonly string[]>;
  /** Every beginning of a syllable, with the syllables themselves. */
  readonly beginnings: ReadonlySet<string>;
  /** Words best first, by the first letter of their spelling. */
  readonly words: ReadonlyMap<string, readonly Word[]>;
}

/** "shi" → "是 时 实": characters as a keyboard layout lists them, separated by spaces. */
export type CharacterTable = Readonly<Record<string, string>>;

/** Common spellings that the table lacks or has under another name. */
const otherSpellings: CharacterTable = { lue: "略 掠", nue: "虐 疟", shei: "谁", en: "嗯" };

/** A sound without a vowel is not a syllable, only the beginning of one. */
const isSyllable = (letters: string): boolean => /[aeiouv]/.test(letters);

const push = <Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void => {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else if (!items.includes(item)) items.push(item);
};

type Readings = ReadonlyMap<string, readonly string[]>;

const readingsIn = (tables: readonly CharacterTable[]): Readings => {
  const readings = new Map<string, string[]>();
  for (const [syllable, list] of tables.flatMap((table) => Object.entries(table)))
    if (isSyllable(syllable)) for (const character of list.split(" ")) push(readings, character, syllable);
  return readings;
};

/** Every spelling of a word: a character with two readings doubles them, though only one is ever typed. */
const spellingsOf = (text: string, readings: Readings): readonly (readonly string[])[] =>
  [...text].reduce<readonly (readonly string[])[]>(
    (spellings, character) =>
      spellings.flatMap((before) => (readings.get(character) ?? []).map((syllable) => [...before, syllable])),
    [[]],
  );

const charactersIn = (
  tables: readonly CharacterTable[],
  readings: Readings,
  first: readonly string[],
): ReadonlyMap<string, readonly string[]> => {
  const characters = new Map<string, string[]>();
  for (const character of first)
    for (const syllable of readings.get(character) ?? []) push(characters, syllable, character);
  for (const [syllable, list] of tables.flatMap((table) => Object.entries(table)))
    if (isSyllable(syllable)) for (const character of list.split(" ")) push(characters, syllable, character);
  return characters;
};

const wordsIn = (texts: readonly string[], readings: Readings): ReadonlyMap<string, readonly Word[]> => {
  const words = new Map<string, Word[]>();
  for (const [rank, text] of texts.entries())
    for (const syllables of spellingsOf(text, readings))
      push(words, syllables[0]?.charAt(0) ?? "", { text, syllables, rank });
  return words;
};

const beginningsOf = (syllable: string): readonly string[] =>
  Array.from(syllable, (_, index) => syllable.slice(0, index + 1));

/** Our own words come first; a single character among them comes before the table's order. */
export const createDictionary = (table: CharacterTable, ownWords: readonly string[]): Dictionary => {
  const tables = [table, otherSpellings];
  const readings = readingsIn(tables);
  const isCharacter = (word: string): boolean => word.length === 1;
  const characters = charactersIn(tables, readings, ownWords.filter(isCharacter));
  return {
    characters,
    beginnings: new Set([...characters.keys()].flatMap(beginningsOf)),
    words: wordsIn(
      ownWords.filter((word) => !isCharacter(word)),
      readings,
    ),
  };
};
