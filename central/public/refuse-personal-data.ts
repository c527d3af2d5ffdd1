import { type Problem, problem } from "../../contract/problems/problem.ts";
import type { Queries } from "../database/sql.ts";
import { condense } from "./condensed-text.ts";
import { findPersonalData } from "./find-personal-data.ts";

/** SQL and `condense` leave out the same signs of a name: those that parts of names are joined with. */
const nameSigns = "[\\s·・.\\-'’]";

/**
 * Names on the roster that texts of a unit may hold. A name of two Chinese characters is often a word, too (高峰), and
 * counts for its own unit, the units above and below it; a longer one for the whole office. People who have left count.
 */
export const readNamesWithin = async (
  sql: Queries,
  unitCode: string,
  texts: readonly string[],
): Promise<readonly string[]> => {
  if (texts.length === 0) return [];
  const all = texts.map((text) => condense(text, "words").text).join("|");
  const rows = await sql<{ name: string }[]>`
    with recursive above as (
      select code, parent_code from units where code = ${unitCode}
      union select units.code, units.parent_code from units join above on units.code = above.parent_code),
    below as (
      select code from units where code = ${unitCode}
      union select units.code from units join below on units.parent_code = below.code),
    named as (
      select distinct unit_code, upper(regexp_replace(each.name, ${nameSigns}, '', 'g')) as name
      from staff cross join lateral (values (staff.name ->> 'zh'), (staff.name ->> 'en')) as each (name)
      where each.name is not null)
    select distinct name from named
    where length(name) >= 2 and strpos(${all}, name) > 0
      and (length(name) >= 3 or unit_code in (select code from above union select code from below))`;
  return rows.map(({ name }) => name);
};

/** A text of the column, under its name in both languages. */
export interface NamedText {
  readonly field: { readonly zh: string; readonly en: string };
  readonly text: string;
}

/** Whether each of these texts of a unit holds personal data. */
export const arePersonal = async (
  sql: Queries,
  unitCode: string,
  texts: readonly string[],
): Promise<readonly boolean[]> => {
  const names = await readNamesWithin(sql, unitCode, texts);
  return texts.map((text) => findPersonalData(text, names).length > 0);
};

/** The most characters of a finding that a problem repeats: enough to find the place, and no whole number. */
const shownCharacters = 3;

/** Refuses texts that hold personal data, and names the first place: personal-data-…. */
export const refusePersonalData = async (
  sql: Queries,
  unitCode: string,
  given: readonly NamedText[],
): Promise<Problem | undefined> => {
  const names = await readNamesWithin(
    sql,
    unitCode,
    given.map(({ text }) => text),
  );
  for (const { field, text } of given) {
    const [first] = findPersonalData(text, names);
    if (!first) continue;
    const { kind, from, to } = first;
    const beginning = [...text].slice(from, Math.min(to, from + shownCharacters)).join("");
    const found = to - from > shownCharacters ? `${beginning}…` : beginning;
    return problem(`personal-data-${kind}`, { field: field.en, fieldZh: field.zh, at: from + 1, found });
  }
  return undefined;
};
