import type { FiguresBy } from "../../contract/office/figures/figures.ts";
import type { Days } from "../../contract/office/figures/periods.ts";
import type { Queries } from "../database/sql.ts";
import { kinds } from "../figures/read-published.ts";
import type { Countable } from "./judge-lines.ts";

interface StoredPeer {
  readonly unitCode: string;
  readonly key: string;
  readonly answered: number;
  readonly unanswered: number;
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly fourth: number;
  readonly fifth: number;
}

/**
 * Every published line of the office with at least `fewest` ratings in a month or quarter, in no order: the peers of each
 * place.
 */
export const readPeers = async (
  sql: Queries,
  { from, to }: Days,
  by: FiguresBy,
  fewest: number,
): Promise<Countable[]> => {
  const stored = await sql<StoredPeer[]>`
    select unit_code as "unitCode", key, answered, unanswered, levels[1] as first, levels[2] as second,
      levels[3] as third, levels[4] as fourth, levels[5] as fifth
    from published_sums
    where kind = ${kinds[by]} and (first_day, last_day) = (${from}, ${to})
      and levels[1] + levels[2] + levels[3] + levels[4] + levels[5] >= ${fewest}`;
  return stored.map(({ unitCode, key, answered, unanswered, first, second, third, fourth, fifth }) => ({
    ...{ unitCode, key: key === "" ? null : key },
    tally: { answered, unanswered, levels: [first, second, third, fourth, fifth] },
  }));
};
