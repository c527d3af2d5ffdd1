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

/** Every published line of the office with at least `fewest` ratings, in no order: the peers of each place. */
export const readPeers = async (
  sql: Queries,
  { from, to }: Days,
  by: FiguresBy,
  fewest: number,
): Promise<Countable[]> => {
  const stored = await sql<StoredPeer[]>`
    select * from (
      select unit_code as "unitCode", key, sum(answered)::int as answered, sum(unanswered)::int as unanswered,
        sum(levels[1])::int as first, sum(levels[2])::int as second, sum(levels[3])::int as third,
        sum(levels[4])::int as fourth, sum(levels[5])::int as fifth
      from published_lines
      where kind = ${kinds[by]} and first_day between ${from} and ${to} and unit_code <> ''
        and (${by === "units"} or key <> '')
      group by unit_code, key) as summed
    where first + second + third + fourth + fifth >= ${fewest}`;
  return stored.map(({ unitCode, key, answered, unanswered, first, second, third, fourth, fifth }) => ({
    ...{ unitCode, key: key === "" ? null : key },
    tally: { answered, unanswered, levels: [first, second, third, fourth, fifth] },
  }));
};
