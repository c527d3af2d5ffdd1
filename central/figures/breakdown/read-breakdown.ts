import type { Scope } from "../../../contract/office/accounts/permissions.ts";
import {
  type BreakdownQuery,
  breakdownLinesAtOnce,
  type OfficeBreakdown,
} from "../../../contract/office/figures/breakdowns.ts";
import { definitionsVersion } from "../../../contract/office/figures/definitions.ts";
import { figuresOf, type LevelCounts } from "../../../contract/office/figures/figures.ts";
import { isWithin, within } from "../../accounts/within-scope.ts";
import type { Queries } from "../../database/sql.ts";
import { fragment } from "../../database/statement.ts";
import { readNamesOf } from "../../roster/names.ts";
import { readWhole } from "../read-published.ts";
import { readFavourable } from "../read-trend.ts";
import { addedByLevel } from "../roll-up/added-up.ts";
import { emptyTally, ratingsIn } from "../tally.ts";

/** The key as it is stored: a matter stands after "=", and the others have none. */
const shownKey = (key: string): string | null => (key === "" ? null : key.replace(/^=/, ""));

/** The ratings of the same place and days that are in no line; null where the reader may not see their sum. */
const countLeftOut = async (
  sql: Queries,
  { from, to, unit: given }: BreakdownQuery,
  scope: Scope,
  told: number,
): Promise<number | null> => {
  const unit = given ?? null;
  const maySee = unit === null ? scope.isAll : isWithin(scope, { unitCode: unit, windowNumber: null });
  const { tally } = maySee ? await readWhole(sql, { from, to }, "with", { unit, window: null }) : { tally: null };
  return tally && Math.max(0, ratingsIn(tally) - told);
};

/** The breakdown of whole months, of a unit or of all units in the reader's scope. */
export const readBreakdown = async (
  sql: Queries,
  query: BreakdownQuery,
  scope: Scope,
  at: Date,
): Promise<OfficeBreakdown> => {
  const { from, to, kind, unit } = query;
  const stored = await sql<{ key: string; levels: LevelCounts; all: number }[]>`
    select key, ${addedByLevel(fragment`levels`)} as levels,
      (sum(sum(levels[1] + levels[2] + levels[3] + levels[4] + levels[5])) over ())::int as all
    from published_breakdowns
    where kind = ${kind} and first_day between ${from} and ${to} and (${unit === undefined} or unit_code = ${unit ?? ""})
      and ${within(scope, fragment`unit_code`, fragment`null::text`)}
    group by key
    order by key = '', sum(levels[1] + levels[2] + levels[3] + levels[4] + levels[5]) desc, key
    limit ${breakdownLinesAtOnce}`;
  const favourable = await readFavourable(sql, at);
  const names = await readNamesOf(sql, unit === undefined ? [] : [unit], []);
  return {
    ...{ from, to, definitionsVersion, switches: { flagged: "with", favourable } },
    unitName: unit === undefined ? null : names.unit(unit),
    leftOut: await countLeftOut(sql, query, scope, stored[0]?.all ?? 0),
    lines: stored.map(({ key, levels }) => {
      const figures = figuresOf({ ...emptyTally, levels }, emptyTally.levels, favourable);
      const { ratings, favourableRate, negativeShare } = figures;
      return { key: shownKey(key), ratings, favourableRate, negativeShare };
    }),
  };
};
