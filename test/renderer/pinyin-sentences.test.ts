import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { candidatesFor } from "../../renderer/controls/text-entry/pinyin-candidates.ts";
import { pinyinDictionary } from "../support/pinyin-dictionary.ts";

interface TypedWord {
  readonly text: string;
  readonly letters: string;
}

/** A sentence a line: words, a tab, and the letters of each word. No word or weight of the keyboard comes from them. */
const sentences = readFileSync(new URL("pinyin-sentences.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line): readonly TypedWord[] => {
    const [words = [], spellings = []] = line.split("\t").map((part) => part.split(" "));
    return words.map((text, index) => ({ text, letters: spellings[index] ?? "" }));
  });

const mostPlaces = 5;
const leastShare = 0.97;

const isAmongFirst = ({ text, letters }: TypedWord): boolean =>
  candidatesFor(letters, pinyinDictionary)
    .slice(0, mostPlaces)
    .some((candidate) => candidate.text === text);

it("of the words of 100 sentences that citizens may write, 97 in 100 are among the first five candidates", () => {
  const words = sentences.flat();
  expect([sentences.length, words.every(({ letters }) => /^[a-z]+$/.test(letters))]).toEqual([100, true]);
  const missed = words.filter((word) => !isAmongFirst(word));
  const share = 1 - missed.length / words.length;
  console.log(`among the first five candidates: ${(share * 100).toFixed(1)} % of ${words.length} words`);
  expect(share, missed.map(({ text, letters }) => `${letters} ${text}`).join(", ")).toBeGreaterThanOrEqual(leastShare);
});
