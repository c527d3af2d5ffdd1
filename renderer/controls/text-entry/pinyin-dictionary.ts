/** A word of two characters or more, in one of the ways it may be spelt. */
export interface Word {
  readonly text: string;
  readonly syllables: readonly string[];
  /** 0 is the best. */
  readonly rank: number;
}

/** What pinyin may mean. */
export interface Dictionary {
  /** The characters of every syllable there is, best first. */
  readonly characters: ReadonlyMap<string, readonly string[]>;
  /** Every way in which a syllable may begin, syllables themselves among them. */
  readonly beginnings: ReadonlySet<string>;
  /** Words best first, by the first letter of their spelling. */
  readonly words: ReadonlyMap<string, readonly Word[]>;
}

/** "shi" → "是 时 实": characters as a keyboard layout lists them, parted by spaces. */
export type CharacterTable = Readonly<Record<string, string>>;

/** Common spellings that the table has under another name or not at all. */
const otherSpellings: CharacterTable = { lue: "略 掠", nue: "虐 疟", shei: "谁", en: "嗯" };

/** A sound without a vowel is no syllable to whoever types: it is the beginning of one. */
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

/** Every way to spell a word: characters with two readings make two ways, only one of which anybody will type. */
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

/** Our own words go first; those of one character lift it over the order of the table. */
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
