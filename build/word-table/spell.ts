interface SpellOptions {
  readonly toneType: "none";
  readonly type: "array";
  readonly v: true;
  readonly multiple?: true;
}

/** pinyin-pro: the syllables of a text; of one character with `multiple` every reading, the usual one first. */
export type Spell = (text: string, options: SpellOptions) => readonly string[];

export interface Spelling {
  /** One syllable for each character, as typed on our keyboard; null where one of them cannot be typed. */
  readonly ofWord: (text: string) => readonly string[] | null;
  /** Every reading, the usual one first. */
  readonly ofCharacter: (character: string) => readonly string[];
}

/** As they are spoken beside the reading of the books. */
const spoken: Readonly<Record<string, string>> = { 嗯: "en", 谁: "shei", 这: "zhei", 哪: "nei", 那: "nei", 血: "xie" };

/** ü is typed as v after l and n, and as u in lüe and nüe. */
const asTyped = (syllable: string): string => syllable.replace(/^([ln])ve$/, "$1ue");

/** A sound without a vowel is not a syllable. */
const isSyllable = (syllable: string): boolean => /^[a-z]+$/.test(syllable) && /[aeiouv]/.test(syllable);

const options = { toneType: "none", type: "array", v: true } as const;

export const spellWith = (spell: Spell): Spelling => ({
  ofWord: (text) => {
    const syllables = spell(text, options).map(asTyped);
    return syllables.every(isSyllable) ? syllables : null;
  },
  ofCharacter: (character) => {
    const readings = spell(character, { ...options, multiple: true }).map(asTyped);
    const beside = spoken[character];
    return [...new Set([...readings, ...(beside === undefined ? [] : [beside])])].filter(isSyllable);
  },
});
