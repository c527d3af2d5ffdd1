import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { type Help, helpsAtOnce, type OfficeHelps } from "../../contract/office/rectification/helps.ts";
import { within } from "../accounts/within-scope.ts";
import type { Queries } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { dayAt } from "../figures/running-part.ts";
import { nothing, type Waiting } from "../today/need.ts";

type Stored = Omit<Help, "askedAt"> & { readonly askedAt: Date };

/** SQL: past its day, at its answer or now while it is open. */
const isOver = (atMs: number) => fragment`
  (kind is distinct from 'withdrawn' and due_day <
    coalesce(to_char(ended.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), ${dayAt(atMs)}::text))`;

const columns = (atMs: number) => fragment`
  item_helps.id, unit_code as "unitCode", coalesce(units.name, jsonb_build_object('zh', unit_code)) as "unitName",
  needed, due_day as "dueDay", ${isOver(atMs)} as "isOver", asked_at as "askedAt", item_helps.made_by as "askedBy",
  case when ended.help is not null then jsonb_build_object(
    'kind', kind, 'said', said, 'at', ended.at, 'by', ended.made_by) end as end`;

const tables = fragment`
  item_helps left join item_help_ends as ended on ended.help = item_helps.id left join units on units.code = unit_code`;

const shown = <Row extends Stored>({ askedAt, end, ...row }: Row) => ({
  ...row,
  askedAt: askedAt.toISOString(),
  end: end && { ...end, at: new Date(end.at).toISOString() },
});

/** All 协办 of an item, the oldest first. */
export const readHelpsOfItem = async (sql: Queries, item: number, atMs: number): Promise<Help[]> => {
  const rows = await sql<Stored[]>`
    select ${columns(atMs)} from ${tables} where item = ${item} order by item_helps.id`;
  return rows.map(shown);
};

/** SQL: open, and asked of a unit of the scope. A window alone is asked nothing. */
const isAsked = (scope: Scope) =>
  fragment`ended.help is null and ${within(scope, fragment`unit_code`, fragment`''::text`)}`;

type OfOther = Stored & Omit<OfficeHelps["helps"][number], keyof Help> & { readonly count: number };

/** The open requests to the units of a scope, the most urgent first. */
export const readOpenHelps = async (sql: Queries, scope: Scope, atMs: number): Promise<OfficeHelps> => {
  const rows = await sql<OfOther[]>`
    select ${columns(atMs)}, item, asking_unit as "askingUnit", asking_window as window,
      coalesce(asking.name, jsonb_build_object('zh', asking_unit)) as "askingName", (count(*) over ())::int as count
    from ${tables} left join units as asking on asking.code = asking_unit
    where ${isAsked(scope)} order by due_day, item_helps.id limit ${helpsAtOnce}`;
  return { helps: rows.map(({ count: _, ...row }) => shown(row)), count: rows[0]?.count ?? 0 };
};

export const countHelps = async (sql: Queries, scope: Scope, atMs: number): Promise<Waiting> => {
  const [row] = await sql<Waiting[]>`
    select count(*)::int as count, (count(*) filter (where ${isOver(atMs)}))::int as over, min(asked_at) as "oldestAt"
    from ${tables} where ${isAsked(scope)}`;
  return row ?? nothing;
};
