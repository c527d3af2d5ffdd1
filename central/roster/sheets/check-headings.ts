import { type Problem, problem } from "../../../contract/problems/problem.ts";
import type { Columns } from "./column.ts";
import { columnNamed, columnsIn, type Headings } from "./match-headings.ts";
import { suggestHeading } from "./suggest-heading.ts";
import { tidyText } from "./tidy.ts";

interface CheckedHeadings {
  readonly places: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
  /** Whether all key columns are present. */
  readonly isReadable: boolean;
}

const without = (columns: Columns, names: ReadonlySet<string>): Columns =>
  Object.fromEntries(Object.entries(columns).filter(([name]) => !names.has(name)));

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
