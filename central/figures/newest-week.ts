import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { type Days, periodAround } from "../../contract/office/figures/periods.ts";
import { within } from "../accounts/within-scope.ts";
import type { Queries } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { dayAt } from "./running-part.ts";

/** The kind of published lines in which a scope has sums. */
const kindFor = (scope: Scope): string => (scope.isAll ? "all" : scope.units.length > 0 ? "unit" : "window");

/** The newest week with published figures of these places: of those that are over, where there is any. */
export const readNewestWeek = async (sql: Queries, scope: Scope, nowMs: number): Promise<Days | null> => {
  const monday = periodAround("week", dayAt(nowMs)).from;
  const [newest] = await sql<{ day: string | null }[]>`
    select coalesce(max(first_day) filter (where first_day < ${monday}), max(first_day)) as day
    from published_lines
    where kind = ${kindFor(scope)} and levels is not null and ${within(scope, fragment`unit_code`, fragment`key`)}`;
  return newest?.day ? periodAround("week", newest.day) : null;
};
