import { push } from "./push.ts";

/** A word or a single character, with one of its spellings. */
export interface Word {
  readonly text: string;
  readonly syllables: readonly string[];
  /** The less it is used the more it costs: the negative natural logarithm of its share in all uses. */
  readonly cost: number;
}

/** The readings of each character, the usual one first. */
export type Readings = ReadonlyMap<string, readonly string[]>;

export interface WordTable {
  readonly syllables: ReadonlySet<string>;
  readonly readings: Readings;
  /** By the first letter of their spelling, as they are in the table; `readWords` reads them. */
  readonly sections: ReadonlyMap<string, string>;
}

const quarters = 4;

/** "zhong 中种|重": 中 and 种 are mostly read so, 重 sometimes. */
const readReadings = (lines: readonly string[]): Readings => {
  const usual = new Map<string, string[]>();
  const others = new Map<string, string[]>();
  for (const line of lines) {
    const [syllable = "", mostly = "", sometimes = ""] = line.split(/[ |]/);
    for (const character of mostly) push(usual, character, syllable);
    for (const character of sometimes) push(others, character, syllable);
  }
  for (const [character, list] of others) for (const syllable of list) push(usual, character, syllable);
  return usual;
};

/** Reads word-table.txt, which build/word-table makes, except for the words. Git may have checked it out with CRs. */
export const readWordTable = (table: string): WordTable => {
  const [head = "", ...sections] = table.replaceAll("\r", "").trimEnd().split("\n\n");
  const lines = head.split("\n").filter((line) => !line.startsWith("#"));
  return {
    syllables: new Set(lines.map((line) => line.slice(0, line.indexOf(" ")))),
    readings: readReadings(lines),
    sections: new Map(sections.map((section) => [section.charAt(0), section.slice(2)])),
  };
};

/** "银行1": the digit says which reading the character before it has, unless it is the usual one. */
const readWord = (entry: string, cost: number, readings: Readings): Word => {
  let text = "";
  const syllables: string[] = [];
  for (const sign of entry) {
    if (sign >= "0" && sign <= "9") {
      syllables[syllables.length - 1] = readings.get(text.at(-1) ?? "")?.[Number(sign)] ?? "";
    } else {
      text += sign;
      syllables.push(readings.get(sign)?.[0] ?? "");
    }
  }
  return { text, syllables, cost };
};

/** "37 窗口 差别 …": words with a cost of 37 quarters. The cheapest come first. */
export const readWords = (section: string, readings: Readings): readonly Word[] =>
  section.split("\n").flatMap((line) => {
    const [cost, ...entries] = line.split(" ");
    return entries.map((entry) => readWord(entry, Number(cost) / quarters, readings));
  });
