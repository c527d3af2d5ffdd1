import { type Fragment, fragment } from "../../database/statement.ts";

/** SQL: sums of the counts of each level. */
export const addedByLevel = (column: Fragment) => fragment`
  array[sum(${column}[1]), sum(${column}[2]), sum(${column}[3]), sum(${column}[4]), sum(${column}[5])]::int[]`;

/** SQL: the columns of a `Tally`, for rows of figure_cells or published_lines. */
export const addedUp = fragment`
  sum(opened)::int as opened, sum(answered)::int as answered, sum(unanswered)::int as unanswered,
  sum(cancelled)::int as cancelled, ${addedByLevel(fragment`levels`)} as levels,
  ${addedByLevel(fragment`walk_up_levels`)} as "walkUpLevels", sum(raised)::int as raised`;
