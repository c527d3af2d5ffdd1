import { type Problem, problem } from "../../../contract/problems/problem.ts";
import type { Columns } from "./column.ts";
import { columnNamed, columnsIn, type Headings } from "./match-headings.ts";
import { tidyHeading, tidyText } from "./tidy.ts";

interface CheckedHeadings {
  readonly places: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
  /** Whether all key columns are present. */
  readonly isReadable: boolean;
}

const without = (columns: Columns, names: ReadonlySet<string>): Columns =>
  Object.fromEntries(Object.entries(columns).filter(([name]) => !names.has(name)));

/** The edit distance: how many characters have to be inserted, removed or replaced. */
const distanceBetween = (one: string, other: string): number => {
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

const problemOfHeading = (sheet: string, text: string, missing: Columns): Problem => {
  const expected = suggestHeading(text, missing);
  const column = tidyText(text);
  return expected === undefined
    ? problem("roster-heading-unknown", { sheet, column })
    : problem("roster-heading-misspelt", { sheet, column, expected });
};

/** Finds the columns, and every heading that is missing, misspelt, repeated or unknown. */
export const checkHeadings = (sheet: string, headings: Headings, columns: Columns): CheckedHeadings => {
  const places = columnsIn(headings, columns);
  const missing = without(columns, new Set(places.keys()));
  const others = [...headings.texts.entries()].flatMap(([index, text]) => {
    const name = columnNamed(text, columns);
    if (tidyText(text) === "" || (name !== undefined && places.get(name) === index)) return [];
    if (name !== undefined) return [problem("roster-heading-twice", { sheet, column: tidyText(text) })];
    return [problemOfHeading(sheet, text, missing)];
  });
  const absent = Object.values(missing).filter(({ isKey }) => isKey);
  const needed = absent.map(({ zh, en }) => problem("roster-heading-missing", { sheet, column: `${zh} ${en}` }));
  return { places, problems: [...needed, ...others], isReadable: absent.length === 0 };
};
