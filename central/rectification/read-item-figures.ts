import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { type Days, kindOfPeriod, periodAround } from "../../contract/office/figures/periods.ts";
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
import { causeNames } from "./root-causes.ts";
import { stepTimes } from "./step-times.ts";

const dayMs = 86_400_000;

const startOf = (day: string): number => Date.parse(`${day}T00:00:00${officeOffset}`);
const dayOf = (utcMs: number): string => new Date(utcMs).toISOString().slice(0, 10);

/** The week, month or quarter before; of other days, as many before them. */
const daysBefore = ({ from, to }: Days): Days => {
  const kind = kindOfPeriod({ from, to });
  if (kind !== undefined) return periodAround(kind, from, -1);
  const [first, last] = [Date.parse(from), Date.parse(to)];
  return { from: dayOf(2 * first - last - dayMs), to: dayOf(first - dayMs) };
};

/** SQL: the listed items of a place that were opened on these days, each with its part in the figures. */
const countedItems = ({ from, to, unit, window, origin }: ItemFiguresQuery, scope: Scope, today: string): Fragment =>
  fragment`
  counted as (
    select unit_code, root_cause as cause, appeal, is_changed, has_contact,
      not is_changed and outcome is distinct from 'set-aside' as is_valid,
      replies as rounds, replies_in_time as in_time, is_rectified, coalesce(reply_due < ${today}, false)::int as late,
      calls, is_reached, first_answer, last_answer
    from items
    where is_listed and opened_at >= ${new Date(startOf(from))} and opened_at < ${new Date(startOf(to) + dayMs)}
      and ${within(scope, fragment`unit_code`, fragment`window_number`)}
      and ${unit === undefined ? fragment`true` : fragment`unit_code = ${unit}`}
      and ${window === undefined ? fragment`true` : fragment`window_number = ${window}`}
      and ${origin === undefined ? fragment`true` : fragment`origin = ${origin}`})`;

const share = (part: Fragment, whole: Fragment): Fragment => fragment`
  jsonb_build_object('part', count(*) filter (where ${whole} and ${part}), 'whole', count(*) filter (where ${whole}))`;

const hasSaid = fragment`is_valid and is_rectified and first_answer is not null`;

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
    'satisfied', ${share(fragment`last_answer <> 'dissatisfied'`, hasSaid)},
    'satisfiedAtOnce', ${share(fragment`first_answer <> 'dissatisfied'`, hasSaid)},
    'appealed', ${share(fragment`appeal <> 'none'`, fragment`not is_changed`)},
    'upheld', ${share(fragment`appeal = 'upheld'`, fragment`not is_changed and appeal in ('upheld', 'rejected')`)})`;

/** SQL: the units of `counted` with the most items. */
const unitsOf = (limit: number): Fragment => fragment`
  most as (
    select unit_code, count(*) as items, (count(*) over ())::int as units
    from counted group by unit_code order by items desc, unit_code limit ${limit}),
  by_unit as (
    select unit_code as "unitCode", coalesce(units.name, jsonb_build_object('zh', unit_code)) as "unitName", figures,
      most.units as "unitCount", most.items
    from most join (select unit_code, ${figures} as figures from counted join most using (unit_code) group by unit_code)
      as of_unit using (unit_code)
    left join units on units.code = unit_code)`;

const causes = fragment`
  by_cause as (
    select cause as code, sum(items)::int as items,
      (count(*) filter (where items >= ${repeatsAsk}::integer))::int as "repeatedIn"
    from (
      select cause, unit_code, count(*) as items from counted where is_valid and cause is not null
      group by cause, unit_code) as of_units
    group by cause)`;

interface UnitRow {
  readonly unitCode: string;
  readonly unitName: LocalText;
  readonly figures: ItemFigures;
  readonly unitCount: number;
}

interface Period {
  readonly figures: ItemFigures;
  readonly units: readonly UnitRow[];
  readonly causes: readonly { readonly code: string; readonly items: number; readonly repeatedIn: number }[];
}

/** Everything of a period, so that its items are read once; no units where the query names one. */
const readPeriod = async (sql: Queries, query: ItemFiguresQuery, scope: Scope, today: string): Promise<Period> => {
  const [row] = await sql<Period[]>`
    with ${countedItems(query, scope, today)}, ${unitsOf(query.unit === undefined ? itemUnitsAtOnce : 0)}, ${causes}
    select (select ${figures} from counted) as figures,
      coalesce((
        select jsonb_agg(to_jsonb(by_unit) - 'items' order by items desc, "unitCode") from by_unit), '[]') as units,
      coalesce((select jsonb_agg(to_jsonb(by_cause) order by items desc, code) from by_cause), '[]') as causes`;
  if (!row) throw new Error("a count without groups has one row");
  return row;
};

const readWhole = async (sql: Queries, query: ItemFiguresQuery, scope: Scope, today: string): Promise<ItemFigures> => {
  const [row] = await sql<{ figures: ItemFigures }[]>`
    with ${countedItems(query, scope, today)} select ${figures} as figures from counted`;
  if (!row) throw new Error("a count without groups has one row");
  return row.figures;
};

/** The figures of 整改项 of a scope, as the items stand now, beside those of the period before. */
export const readItemFigures = async (
  sql: Queries,
  query: ItemFiguresQuery,
  scope: Scope,
  atMs: number,
): Promise<OfficeItemFigures> => {
  const [today, earlier] = [dayAt(atMs), daysBefore(query)];
  const period = await readPeriod(sql, query, scope, today);
  const { rules } = (await stepTimes(sql))(new Date(atMs));
  const nameOf = await causeNames(sql, rules);
  return {
    definitionsVersion: itemDefinitionsVersion,
    today,
    figures: period.figures,
    before: { ...earlier, figures: await readWhole(sql, { ...query, ...earlier }, scope, today) },
    units: period.units.map(({ unitCount: _, ...line }) => line),
    unitCount: period.units[0]?.unitCount ?? 0,
    causes: period.causes.map(({ code, ...cause }) => ({ name: nameOf(code), ...cause })),
  };
};
