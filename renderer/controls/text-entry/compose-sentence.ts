import { wholeWordsAt } from "./match-word.ts";
import type { Dictionary } from "./pinyin-dictionary.ts";
import { separator } from "./pinyin-segments.ts";

export interface Sentence {
  readonly text: string;
  /** The position after the last letter that it spells. */
  readonly end: number;
  readonly cost: number;
}

interface Path {
  readonly cost: number;
  readonly text: string;
  readonly pieces: number;
}

interface Step {
  readonly text: string;
  readonly end: number;
  readonly cost: number;
}

/** So many readings are followed to each letter. */
const mostPaths = 3;

/** Of words that are spelt alike only the best are likely in a sentence. */
const mostOfSpelling = 3;

const stepsFrom = (letters: string, from: number, dictionary: Dictionary): readonly Step[] => {
  if (letters[from] === separator) return [{ text: "", end: from + 1, cost: 0 }];
  const taken = new Map<number, number>();
  return wholeWordsAt(letters, from, dictionary).flatMap(({ word, end }) => {
    const before = taken.get(end) ?? 0;
    taken.set(end, before + 1);
    return before < mostOfSpelling ? [{ text: word.text, end, cost: word.cost }] : [];
  });
};

/** Adds a path unless `mostPaths` better ones, or one with the same text, end at the same letter. */
const addPath = (paths: Path[], path: Path): void => {
  const same = paths.findIndex(({ text }) => text === path.text);
  if (same >= 0 && (paths[same]?.cost ?? 0) <= path.cost) return;
  if (same >= 0) paths.splice(same, 1);
  const place = paths.findIndex(({ cost }) => cost > path.cost);
  paths.splice(place < 0 ? paths.length : place, 0, path);
  paths.length = Math.min(paths.length, mostPaths);
};

/** The likeliest readings of several words in a row, up to the position `until`, best first. */
export const composeSentences = (letters: string, until: number, dictionary: Dictionary): readonly Sentence[] => {
  const paths: Path[][] = Array.from({ length: letters.length + 1 }, () => []);
  paths[0]?.push({ cost: 0, text: "", pieces: 0 });
  for (let at = 0; at < until; at++) {
    const before = paths[at] ?? [];
    if (before.length === 0) continue;
    for (const step of stepsFrom(letters, at, dictionary))
      for (const path of before)
        addPath(paths[step.end] ?? [], {
          cost: path.cost + step.cost,
          text: path.text + step.text,
          pieces: path.pieces + (step.text === "" ? 0 : 1),
        });
  }
  return (paths[until] ?? []).filter(({ pieces }) => pieces > 1).map(({ text, cost }) => ({ text, end: until, cost }));
};
