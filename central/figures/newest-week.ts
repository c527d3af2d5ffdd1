import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { periodAround } from "../../contract/office/figures/periods.ts";
import { readWithin } from "../accounts/read-within.ts";
import { within } from "../accounts/within-scope.ts";
import type { Sql } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { dayAt } from "./running-part.ts";

/** The kind of published lines in which a scope has sums. */
const kindFor = (scope: Scope): string => (scope.isAll ? "all" : scope.units.length > 0 ? "unit" : "window");

/**
 * A day of the newest week with published figures of these places: of one that is over, where there is any. null where
 * nothing is published.
 */
export const readNewestWeek = (sql: Sql, scope: Scope, nowMs: number): Promise<string | null> =>
  readWithin(sql, scope, async (tx) => {
    const monday = periodAround("week", dayAt(nowMs)).from;
    const [newest] = await tx<{ day: string | null }[]>`
      select coalesce(max(first_day) filter (where first_day < ${monday}), max(first_day)) as day
      from published_lines
      where kind = ${kindFor(scope)} and levels is not null and ${within(scope, fragment`unit_code`, fragment`key`)}`;
    return newest?.day ?? null;
  });
