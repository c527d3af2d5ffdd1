import type { Days } from "../../../contract/office/figures/periods.ts";
import type { Queries } from "../../database/sql.ts";
import { fragment } from "../../database/statement.ts";
import { type ComparedLine, differencesOfLine } from "./compare-lines.ts";
import type { Difference } from "./difference.ts";

const nothing = fragment`'{0,0,0,0,0}'::int[]`;

/**
 * Adds the published lines of a month or quarter, which are compared with the cells elsewhere, and compares the stored
 * sums of the same moment. A line without counts may have a stored sum of zeros, or none.
 */
export const compareSums = async (sql: Queries, { from, to }: Days): Promise<readonly Difference[]> => {
  const differing = await sql<ComparedLine[]>`
    with stored as (select * from published_sums where (first_day, last_day) = (${from}, ${to})),
    recounted as (
      select kind, unit_code, key,
        coalesce(sum(answered), 0)::int as answered, coalesce(sum(unanswered), 0)::int as unanswered,
        array[coalesce(sum(levels[1]), 0), coalesce(sum(levels[2]), 0), coalesce(sum(levels[3]), 0),
          coalesce(sum(levels[4]), 0), coalesce(sum(levels[5]), 0)]::int[] as levels
      from published_lines
      where first_day between ${from} and ${to} and kind <> 'all' and unit_code <> '' and (kind = 'unit' or key <> '')
      group by kind, unit_code, key)
    select ${from} as day, kind, unit_code as "unitCode", key,
      to_jsonb(stored) as stored, to_jsonb(recounted) as recounted
    from stored full join recounted using (kind, unit_code, key)
    where (coalesce(stored.answered, 0), coalesce(stored.unanswered, 0), coalesce(stored.levels, ${nothing}))
      is distinct from
      (coalesce(recounted.answered, 0), coalesce(recounted.unanswered, 0), coalesce(recounted.levels, ${nothing}))
    order by kind, unit_code, key`;
  const table = `published_sums ${from}–${to}`;
  return differing.flatMap((line) => differencesOfLine(line, table, ["answered", "unanswered", "levels"]));
};
