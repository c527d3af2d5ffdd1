import type { Scope } from "../../contract/office/accounts/permissions.ts";
import type { Days } from "../../contract/office/figures/periods.ts";
import { officeOffset } from "../../contract/office/office-time-zone.ts";
import {
  type ItemFigures,
  type ItemFiguresQuery,
  itemDefinitionsVersion,
  itemUnitsAtOnce,
  type OfficeItemFigures,
  repeatsAsk,
} from "../../contract/office/rectification/item-figures.ts";
import type { LocalText } from "../../contract/words.ts";
import { within } from "../accounts/within-scope.ts";
import type { Queries } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import { dayAt } from "../figures/running-part.ts";
import { stepTimes } from "./step-times.ts";

const dayMs = 86_400_000;

const startOf = (day: string): number => Date.parse(`${day}T00:00:00${officeOffset}`);
const dayOf = (utcMs: number): string => new Date(utcMs).toISOString().slice(0, 10);

/** The days before, as many. */
const daysBefore = ({ from, to }: Days): Days => {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  return { from: dayOf(2 * first - last - dayMs), to: dayOf(first - dayMs) };
};

/** SQL: the listed items of a place that were opened on these days, each with its part in the figures. */
const countedItems = ({ from, to, unit, window, origin }: ItemFiguresQuery, scope: Scope, today: string): Fragment =>
  fragment`
  listed as (
    select unit_code, state, item, item ->> 'appeal' as appeal,
      (item ->> 'isRatingChanged')::boolean as is_changed, (item ->> 'hasContact')::boolean as has_contact
    from items
    where is_listed and opened_at >= ${new Date(startOf(from))} and opened_at < ${new Date(startOf(to) + dayMs)}
      and ${within(scope, fragment`unit_code`, fragment`window_number`)}
      and ${unit === undefined ? fragment`true` : fragment`unit_code = ${unit}`}
      and ${window === undefined ? fragment`true` : fragment`window_number = ${window}`}
      and ${origin === undefined ? fragment`true` : fragment`item ->> 'origin' = ${origin}`}),
  counted as (
    select unit_code, appeal, is_changed, has_contact, item ->> 'rootCause' as cause,
      not is_changed and item ->> 'outcome' is distinct from 'set-aside' as is_valid,
      rounds, in_time, coalesce((item -> 'replies' -> -1 ->> 'isRectified')::boolean, false) as is_rectified,
      (state not in ('appealed', 'to-call', 'closed') and item -> 'due' ->> 'day' < ${today})::int as late,
      calls, is_reached, answers
    from listed
    cross join lateral (
      select count(*)::int as rounds, (count(*) filter (where reply ->> 'day' <= reply ->> 'due'))::int as in_time
      from jsonb_array_elements(item -> 'replies') as reply) as replied
    cross join lateral (
      select count(*) as calls, coalesce(bool_or(result not in ('not-reached', 'no-contact')), false) as is_reached,
        array_agg(result <> 'dissatisfied' order by place)
          filter (where result in ('satisfied', 'fairly-satisfied', 'dissatisfied')) as answers
      from jsonb_array_elements_text(item -> 'calls') with ordinality as call (result, place)) as called)`;

const share = (part: Fragment, whole: Fragment): Fragment => fragment`
  jsonb_build_object('part', count(*) filter (where ${whole} and ${part}), 'whole', count(*) filter (where ${whole}))`;

const hasSaid = fragment`is_valid and is_rectified and answers is not null`;

/** SQL: `ItemFigures` of `counted`. */
const figures = fragment`
  jsonb_build_object(
    'items', count(*) filter (where not is_changed), 'changed', count(*) filter (where is_changed),
    'setAside', count(*) filter (where not is_changed and not is_valid),
    'replied', ${share(fragment`has_contact and rounds > 0`, fragment`is_valid`)},
    'rectified', ${share(fragment`is_rectified`, fragment`is_valid`)},
    'explained', ${share(fragment`rounds > 0 and not is_rectified`, fragment`is_valid`)},
    'onTime', jsonb_build_object('part', coalesce(sum(in_time) filter (where is_valid), 0),
      'whole', coalesce(sum(rounds + late) filter (where is_valid), 0)),
    'called', ${share(fragment`calls > 0`, fragment`is_valid and has_contact and rounds > 0`)},
    'reached', ${share(fragment`is_reached`, fragment`is_valid and calls > 0`)},
    'satisfied', ${share(fragment`answers[array_upper(answers, 1)]`, hasSaid)},
    'satisfiedAtOnce', ${share(fragment`answers[1]`, hasSaid)},
    'appealed', ${share(fragment`appeal <> 'none'`, fragment`not is_changed`)},
    'upheld', ${share(fragment`appeal = 'upheld'`, fragment`not is_changed and appeal in ('upheld', 'rejected')`)})`;

const readWhole = async (sql: Queries, query: ItemFiguresQuery, scope: Scope, today: string): Promise<ItemFigures> => {
  const [row] = await sql<{ figures: ItemFigures }[]>`
    with ${countedItems(query, scope, today)} select ${figures} as figures from counted`;
  if (!row) throw new Error("a count without groups has one row");
  return row.figures;
};

const readCauses = async (
  sql: Queries,
  query: ItemFiguresQuery,
  scope: Scope,
  atMs: number,
): Promise<OfficeItemFigures["causes"]> => {
  const found = await sql<{ code: string; items: number; repeatedIn: number }[]>`
    with ${countedItems(query, scope, dayAt(atMs))},
    of_units as (
      select cause, unit_code, count(*) as items from counted where is_valid and cause is not null
      group by cause, unit_code)
    select cause as code, sum(items)::int as items,
      (count(*) filter (where items >= ${repeatsAsk}::integer))::int as "repeatedIn"
    from of_units group by cause order by 2 desc, cause`;
  const { rules } = (await stepTimes(sql))(new Date(atMs));
  const nameOf = (code: string): LocalText =>
    rules.rootCauses.find((cause) => cause.code === code)?.name ?? { zh: code };
  return found.map(({ code, ...cause }) => ({ name: nameOf(code), ...cause }));
};

interface UnitRow {
  readonly unitCode: string;
  readonly unitName: LocalText;
  readonly figures: ItemFigures;
  readonly unitCount: number;
}

/** The units with the most items; `limit` null for all of them. */
export const readItemFiguresByUnit = (
  sql: Queries,
  query: ItemFiguresQuery,
  scope: Scope,
  atMs: number,
  limit: number | null,
): Promise<UnitRow[]> =>
  sql<UnitRow[]>`
    with ${countedItems(query, scope, dayAt(atMs))},
    by_unit as (
      select unit_code, ${figures} as figures, count(*) as items, (count(*) over ())::int as units
      from counted group by unit_code order by items desc, unit_code limit ${limit})
    select unit_code as "unitCode", coalesce(units.name, jsonb_build_object('zh', unit_code)) as "unitName", figures,
      by_unit.units as "unitCount"
    from by_unit left join units on units.code = unit_code
    order by items desc, unit_code`;

/** The figures of 整改项 of a scope, as the items stand now, beside those of the period before. */
export const readItemFigures = async (
  sql: Queries,
  query: ItemFiguresQuery,
  scope: Scope,
  atMs: number,
): Promise<OfficeItemFigures> => {
  const [today, earlier] = [dayAt(atMs), daysBefore(query)];
  const units = query.unit === undefined ? await readItemFiguresByUnit(sql, query, scope, atMs, itemUnitsAtOnce) : [];
  return {
    definitionsVersion: itemDefinitionsVersion,
    today,
    figures: await readWhole(sql, query, scope, today),
    before: { ...earlier, figures: await readWhole(sql, { ...query, ...earlier }, scope, today) },
    units: units.map(({ unitCount: _, ...line }) => line),
    unitCount: units[0]?.unitCount ?? 0,
    causes: await readCauses(sql, query, scope, atMs),
  };
};
