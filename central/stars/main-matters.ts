import { type FiguresBy, fewestRatingsOfPerson, type LevelCounts } from "../../contract/office/figures/figures.ts";
import type { Days } from "../../contract/office/figures/periods.ts";
import type { Queries, Tx } from "../database/sql.ts";
import { kinds } from "../figures/read-published.ts";

/** The ratings of a window and person about one matter. */
export interface RatingsAbout {
  readonly windowNumber: string;
  readonly staffNumber: string;
  /** null where none was named. */
  readonly matter: string | null;
  readonly levels: LevelCounts;
}

interface MonthOfUnit {
  readonly firstDay: string;
  readonly unitCode: string;
}

/**
 * Stores 主要事项 of a unit, its windows and its people in a month that has ended: the matter with the most ratings, the
 * first one by its name where several have as many. None where it has fewer than ten.
 */
export const saveMainMatters = async (
  tx: Tx,
  { firstDay, unitCode }: MonthOfUnit,
  given: readonly RatingsAbout[],
): Promise<void> => {
  await tx`delete from main_matters where (first_day, unit_code) = (${firstDay}, ${unitCode})`;
  await tx`
    insert into main_matters (first_day, unit_code, kind, key, matter, ratings)
    select distinct on (kind, key) ${firstDay}, ${unitCode}, kind, key, matter, sum(ratings)
    from jsonb_to_recordset(${tx.json(given.map(rowOf))})
      as given ("windowNumber" text, "staffNumber" text, matter text, ratings integer)
    cross join lateral (
      values ('unit', ''), ('window', "windowNumber"), ('person', "staffNumber")) as line (kind, key)
    where matter is not null
    group by kind, key, matter having sum(ratings) >= ${fewestRatingsOfPerson}
    order by kind, key, sum(ratings) desc, matter collate "C"`;
};

const rowOf = ({ levels, ...about }: RatingsAbout) => ({
  ...about,
  ratings: levels.reduce<number>((sum, count) => sum + count, 0),
});

/** The main matters of lines, by `keyOf`. */
export type MainMatters = ReadonlyMap<string, string>;

export const keyOf = (unitCode: string | null, key: string | null): string => JSON.stringify([unitCode, key]);

interface StoredMatter {
  readonly unitCode: string;
  readonly key: string;
  readonly matter: string;
}

/**
 * The main matter of each line of the office, from the months in a period that have ended. In a quarter the matters of the
 * months compete by their ratings.
 */
export const readMainMatters = async (sql: Queries, { from, to }: Days, by: FiguresBy): Promise<MainMatters> => {
  const stored = await sql<StoredMatter[]>`
    select distinct on (unit_code, key) unit_code as "unitCode", key, matter
    from main_matters where kind = ${kinds[by]} and first_day between ${from} and ${to}
    group by unit_code, key, matter
    order by unit_code, key, sum(ratings) desc, matter collate "C"`;
  return new Map(stored.map(({ unitCode, key, matter }) => [keyOf(unitCode, key === "" ? null : key), matter]));
};
