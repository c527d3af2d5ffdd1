import type { Scope } from "../../contract/office/accounts/permissions.ts";
import {
  type AppealRow,
  type AppealsQuery,
  appealsAtOnce,
  type OfficeAppeals,
} from "../../contract/office/rectification/appeals.ts";
import { within } from "../accounts/within-scope.ts";
import type { Queries } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";

/** An event as JSON; its time as PostgreSQL writes it. */
const said = fragment`jsonb_build_object('at', at, 'by', made_by, 'reason', event ->> 'reason')`;

const withTime = <Said extends AppealRow["appealed"]>(one: Said): Said => ({
  ...one,
  at: new Date(one.at).toISOString(),
});

/** The register of appeals of a scope, of items whose shifts are over. */
export const readAppeals = async (sql: Queries, query: AppealsQuery, scope: Scope): Promise<OfficeAppeals> => {
  const { unit, state, after } = query;
  const isOfPlace = fragment`
    is_listed and appeal <> 'none' and ${within(scope, fragment`items.unit_code`, fragment`items.window_number`)}
    and ${unit === undefined ? fragment`true` : fragment`items.unit_code = ${unit}`}`;
  const [counts] = await sql<OfficeAppeals["counts"][]>`
    select (count(*) filter (where appeal = 'undecided'))::int as undecided,
      (count(*) filter (where appeal = 'upheld'))::int as upheld,
      (count(*) filter (where appeal = 'rejected'))::int as rejected
    from items where ${isOfPlace}`;
  const rows = await sql<AppealRow[]>`
    select items.number, items.unit_code as "unitCode",
      coalesce(units.name, jsonb_build_object('zh', items.unit_code)) as "unitName",
      items.window_number as "windowNumber", items.appeal as state, appealed.said as appealed, decided.said as decided
    from items left join units on units.code = items.unit_code
    cross join lateral (
      select ${said} as said from item_events where item = items.number and event ->> 'kind' = 'appealed') as appealed
    left join lateral (
      select ${said} as said from item_events
      where item = items.number and event ->> 'kind' = 'appeal-decided') as decided on true
    where ${isOfPlace} and ${state === undefined ? fragment`true` : fragment`items.appeal = ${state}`}
      and ${after === undefined ? fragment`true` : fragment`items.number < ${after}`}
    order by items.number desc limit ${appealsAtOnce + 1}`;
  const shown = rows.slice(0, appealsAtOnce);
  return {
    counts: counts ?? { undecided: 0, upheld: 0, rejected: 0 },
    appeals: shown.map((row) => ({
      ...row,
      appealed: withTime(row.appealed),
      decided: row.decided && withTime(row.decided),
    })),
    next: rows.length > appealsAtOnce ? (shown.at(-1)?.number ?? null) : null,
  };
};
