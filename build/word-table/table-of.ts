import type { Spelling } from "./spell.ts";

/** A character also counts where it is part of a word: so much of the word's uses. */
const partOfWord = 0.1;
/** The share of a character's uses that goes to each reading besides the usual one. */
const otherReading = 0.02;
/** Of a character that is in no text. */
const leastUses = 1;

/** A cost is the negative natural logarithm of a share in all uses. The words of a line have one cost, in quarters. */
const quarters = 4;

interface Reading {
  readonly character: string;
  readonly syllable: string;
  uses: number;
}

type Counts = ReadonlyMap<string, number>;

interface Entry {
  readonly text: string;
  readonly syllables: readonly string[];
  readonly uses: number;
}

const readingsOf = (counts: Counts, spelling: Spelling, known: ReadonlySet<string>): Map<string, Reading[]> =>
  new Map(
    [...known].map((character) => {
      const alone = counts.get(character) ?? 0;
      const readings = spelling.ofCharacter(character).map((syllable, index) => ({
        character,
        syllable,
        uses: leastUses + alone * (index === 0 ? 1 : otherReading),
      }));
      return [character, readings] as const;
    }),
  );

const speltWords = (counts: Counts, spelling: Spelling): readonly Entry[] =>
  [...counts].flatMap(([text, uses]) => {
    const syllables = [...text].length > 1 ? spelling.ofWord(text) : null;
    return syllables === null ? [] : [{ text, syllables, uses }];
  });

const addPartsOf = (words: readonly Entry[], readings: Map<string, Reading[]>): void => {
  for (const { text, syllables, uses } of words)
    for (const [index, character] of [...text].entries()) {
      const syllable = syllables[index] ?? "";
      const list = readings.get(character) ?? [];
      const found = list.find((reading) => reading.syllable === syllable);
      if (found === undefined) list.push({ character, syllable, uses: leastUses + uses * partOfWord });
      else found.uses += uses * partOfWord;
    }
};

/** "zhong 中种|重": first the characters that are mostly read so, then the others. */
const readingLines = (readings: ReadonlyMap<string, readonly Reading[]>): readonly string[] => {
  const lines = new Map<string, readonly [usual: string[], others: string[]]>();
  for (const list of readings.values())
    for (const [index, { character, syllable }] of list.entries()) {
      const line: readonly [string[], string[]] = lines.get(syllable) ?? [[], []];
      lines.set(syllable, line);
      line[index === 0 ? 0 : 1].push(character);
    }
  return [...lines]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([syllable, [usual, others]]) => `${syllable} ${usual.join("")}|${others.join("")}`);
};

/** "银行1": the second character has its first reading besides the usual one, counted in the order of the lines. */
const entryOf = (text: string, syllables: readonly string[], numbers: ReadonlyMap<string, number>): string =>
  [...text].map((character, index) => `${character}${numbers.get(character + syllables[index]) || ""}`).join("");

/** The order in which a reader of the lines meets a character's readings. */
const numbersOf = (readings: ReadonlyMap<string, readonly Reading[]>): ReadonlyMap<string, number> =>
  new Map(
    [...readings].flatMap(([character, [usual, ...others]]) => {
      const inOrder = others.map(({ syllable }) => syllable).toSorted();
      return [usual?.syllable ?? "", ...inOrder].map((syllable, index) => [character + syllable, index] as const);
    }),
  );

/** "37 窗口 差别 …": words with a cost of 37 quarters. */
const costLines = (
  entries: readonly Entry[],
  total: number,
  numbers: ReadonlyMap<string, number>,
): readonly string[] => {
  const lines = new Map<number, string[]>();
  for (const { text, syllables, uses } of entries) {
    const cost = Math.round(Math.log(total / uses) * quarters);
    const line = lines.get(cost) ?? [];
    lines.set(cost, line);
    line.push(entryOf(text, syllables, numbers));
  }
  return [...lines].map(([cost, line]) => `${cost} ${line.join(" ")}`);
};

/** The readings of every character; then, after an empty line each, the words of every first letter by their cost. */
export const tableOf = (counts: Counts, spelling: Spelling, known: ReadonlySet<string>): string => {
  const readings = readingsOf(counts, spelling, known);
  const words = speltWords(counts, spelling);
  addPartsOf(words, readings);
  for (const list of readings.values()) list.sort((one, other) => other.uses - one.uses);
  const numbers = numbersOf(readings);
  const singles = [...readings.values()]
    .flat()
    .map(({ character, syllable, uses }) => ({ text: character, syllables: [syllable], uses }));
  const all: readonly Entry[] = [...singles, ...words].toSorted((one, other) => other.uses - one.uses);
  const total = all.reduce((sum, { uses }) => sum + uses, 0);
  const letters = [...new Set(all.map(({ syllables }) => syllables[0]?.charAt(0) ?? ""))].toSorted();
  const sections = letters.map((letter) => {
    const entries = all.filter(({ syllables }) => syllables[0]?.startsWith(letter));
    return [letter, ...costLines(entries, total, numbers)].join("\n");
  });
  return `${[readingLines(readings).join("\n"), ...sections].join("\n\n")}\n`;
};
