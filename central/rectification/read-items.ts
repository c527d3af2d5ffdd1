import type { Scope } from "../../contract/office/accounts/permissions.ts";
import type { DueDay } from "../../contract/office/rectification/due-day.ts";
import type { Item } from "../../contract/office/rectification/item.ts";
import {
  type ItemRow,
  type ItemsQuery,
  itemsAtOnce,
  type OfficeItems,
} from "../../contract/office/rectification/items.ts";
import type { LocalText } from "../../contract/words.ts";
import { within } from "../accounts/within-scope.ts";
import type { Queries } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import { dayAt } from "../figures/running-part.ts";
import { readLateBefore } from "./late-items.ts";

const dayMs = 86_400_000;

/** SQL: the listed items of the scope and of the place that the query names. */
const isOfPlace = ({ unit, window }: ItemsQuery, scope: Scope): Fragment => fragment`
  items.is_listed and ${within(scope, fragment`items.unit_code`, fragment`items.window_number`)}
  and ${unit === undefined ? fragment`true` : fragment`items.unit_code = ${unit}`}
  and ${window === undefined ? fragment`true` : fragment`items.window_number = ${window}`}`;

const isOpen = fragment`items.state <> 'closed'`;

const isDue = async (sql: Queries, due: ItemsQuery["due"], atMs: number): Promise<Fragment> => {
  if (due === undefined) return fragment`true`;
  const today = dayAt(atMs);
  if (due === "over") return fragment`items.due_day < ${today}`;
  if (due === "soon") return fragment`items.due_day between ${today} and ${dayAt(atMs + dayMs)}`;
  return fragment`items.due_day < ${await readLateBefore(sql, due, atMs)}`;
};

/** Items follow one another by due day and number; closed ones by number alone, from the newest on. */
const follows = (after: string): Fragment => {
  const [day, number] = after.includes("~") ? after.split("~") : [undefined, after];
  return day === undefined
    ? fragment`items.number < ${Number(number)}`
    : fragment`(items.due_day, items.number) > (${day}, ${Number(number)})`;
};

export interface StoredItem {
  readonly number: number;
  readonly unitCode: string;
  readonly unitName: LocalText;
  readonly windowNumber: string;
  readonly openedAt: Date;
  readonly dueDay: string | null;
  readonly item: Item;
}

/** SQL: the columns of a `StoredItem`, of items joined with `units`. */
export const itemColumns = fragment`
  items.number, items.unit_code as "unitCode", items.window_number as "windowNumber",
  coalesce(units.name, jsonb_build_object('zh', items.unit_code)) as "unitName", items.opened_at as "openedAt",
  items.due_day as "dueDay", items.item`;

/** A due day without its count. */
export const shownDay = ({ day, isProvisional }: DueDay): DueDay => ({ day, isProvisional });

/** The due day of the step that comes next; null once the item is closed. */
export const dueOf = ({ state, verifyDue, callDue, due }: Item): ItemRow["due"] => {
  if (state === "closed") return null;
  if (state === "to-verify") return shownDay(verifyDue);
  return state === "to-call" ? callDue && shownDay(callDue) : shownDay(due);
};

export const itemRowOf = ({ item, openedAt, dueDay, ...row }: StoredItem, atMs: number): ItemRow => ({
  ...row,
  ...{ origin: item.origin, state: item.state, round: item.round, outcome: item.outcome },
  openedAt: openedAt.toISOString(),
  due: dueOf(item),
  isOver: dueDay !== null && dueDay < dayAt(atMs),
  assignedTo: item.assignedTo?.name ?? null,
  isRatingChanged: item.isRatingChanged,
  asksDelay: typeof item.delay === "object",
});

const select = async (sql: Queries, query: ItemsQuery, scope: Scope, atMs: number): Promise<StoredItem[]> => {
  const { state, origin, due, delay, after } = query;
  const isClosed = state === "closed";
  return sql<StoredItem[]>`
    select ${itemColumns} from items
    left join units on units.code = items.unit_code
    where ${isOfPlace(query, scope)}
      and ${isClosed ? fragment`items.state = 'closed'` : isOpen}
      and ${state === undefined || isClosed ? fragment`true` : fragment`items.state = ${state}`}
      and ${origin === undefined ? fragment`true` : fragment`items.origin = ${origin}`}
      and ${await isDue(sql, due, atMs)} and ${delay === undefined ? fragment`true` : fragment`items.asks_delay`}
      and ${after === undefined ? fragment`true` : follows(after)}
    order by ${isClosed ? fragment`items.number desc` : fragment`items.due_day, items.number`} limit ${itemsAtOnce + 1}`;
};

const nextOf = ({ number, dueDay }: StoredItem): string => (dueDay === null ? `${number}` : `${dueDay}~${number}`);

/** 整改项 of a scope whose shifts are over, with the counts of the open ones by step. */
export const readItems = async (sql: Queries, query: ItemsQuery, scope: Scope, atMs: number): Promise<OfficeItems> => {
  const today = dayAt(atMs);
  const counts = await sql<(OfficeItems["counts"][number] & { readonly asking: number })[]>`
    select state, count(*)::int as count, (count(*) filter (where due_day < ${today}))::int as over,
      (count(*) filter (where asks_delay))::int as asking
    from items where ${isOfPlace(query, scope)} and ${isOpen} group by state`;
  const stored = await select(sql, query, scope, atMs);
  const shown = stored.slice(0, itemsAtOnce);
  const last = stored.length > itemsAtOnce ? shown.at(-1) : undefined;
  return {
    counts: counts.map(({ asking: _, ...count }) => count),
    delaysAsked: counts.reduce((sum, { asking }) => sum + asking, 0),
    items: shown.map((each) => itemRowOf(each, atMs)),
    next: last ? nextOf(last) : null,
    today,
  };
};
