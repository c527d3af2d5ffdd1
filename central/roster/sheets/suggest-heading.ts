import type { Columns } from "./column.ts";
import { tidyHeading } from "./tidy.ts";

/** The edit distance: how many characters have to be inserted, removed or replaced. */
export const distanceBetween = (one: string, other: string): number => {
  let row = [...other, ""].map((_character, index) => index);
  for (const [index, character] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, expected] of [...other].entries()) {
      const exchanged = (row[column] ?? 0) + (character === expected ? 0 : 1);
      next.push(Math.min(exchanged, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

/**
 * The most wrong characters: one in a word of three, two in eight. With two characters, one wrong makes another word:
 * 职称 is not 职务.
 */
const mostWrong = (length: number): number => (length < 3 ? 0 : Math.max(1, Math.floor(length / 4)));

const isNear = (written: string, heading: string): boolean => {
  if (written.includes(heading)) return true;
  const most = mostWrong(heading.length);
  // The distance is at least the difference of the lengths.
  return Math.abs(written.length - heading.length) <= 2 * most && distanceBetween(written, heading) <= most;
};

/** The missing columns that a heading may mean, in its own language. */
export const suggestHeading = (text: string, missing: Columns): string | undefined => {
  const written = tidyHeading(text);
  const spellings = Object.values(missing).flatMap(({ zh, en }) => [zh, en]);
  return spellings.find((heading) => isNear(written, tidyHeading(heading)));
};
