import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { definitionsVersion } from "../../contract/office/figures/definitions.ts";
import type { PlaceAndPeriod } from "../../contract/office/figures/trend.ts";
import { listedReasons, type OfficeReasons } from "../../contract/office/ratings/reasons.ts";
import type { Level } from "../../contract/words.ts";
import { within } from "../accounts/within-scope.ts";
import type { Queries } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { readFavourable } from "../figures/read-trend.ts";
import { readLevelsEver, tagText } from "../policy/level-words.ts";
import { readNamesOf } from "../roster/names.ts";

interface StoredReason {
  readonly level: Level;
  readonly code: string;
  readonly ratings: number;
}

/** The reasons of the 差评 of a place, from the roll-ups. */
export const readReasons = async (
  sql: Queries,
  { from, to, unit, window }: PlaceAndPeriod,
  scope: Scope,
  at: Date,
): Promise<OfficeReasons> => {
  const stored = await sql<StoredReason[]>`
    select level, tag_code as code, sum(ratings)::int as ratings
    from reason_cells
    where day between ${from} and ${to} and (${unit === undefined} or unit_code = ${unit ?? ""})
      and (${window === undefined} or window_number = ${window ?? ""})
      and ${within(scope, fragment`unit_code`, fragment`window_number`)}
    group by level, tag_code order by sum(ratings) desc, level, tag_code`;
  const levels = await readLevelsEver(sql);
  const names = await readNamesOf(sql, unit === undefined ? [] : [unit], []);
  const isTag = ({ code }: StoredReason): boolean => code !== "";
  return {
    ...{ from, to, definitionsVersion, switches: { flagged: "with", favourable: await readFavourable(sql, at) } },
    unitName: unit === undefined ? null : names.unit(unit),
    negativeRatings: stored.filter((row) => !isTag(row)).reduce((sum, { ratings }) => sum + ratings, 0),
    reasons: stored
      .filter(isTag)
      .slice(0, listedReasons)
      .map((row) => ({ ...row, text: tagText(levels, row.level, row.code) })),
  };
};
