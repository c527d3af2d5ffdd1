import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { callsAtOnce, type OfficeCalls } from "../../contract/office/rectification/calls.ts";
import type { ItemEvent } from "../../contract/office/rectification/item-events.ts";
import { within } from "../accounts/within-scope.ts";
import type { Queries } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { dayAt } from "../figures/running-part.ts";
import { itemColumns, itemRowOf, type StoredItem } from "./read-items.ts";

type Replied = Extract<ItemEvent, { kind: "replied" }>;
type Called = Extract<ItemEvent, { kind: "called" }>;

interface StoredCall extends StoredItem {
  readonly eventCount: number;
  readonly reply: Replied;
  readonly link: OfficeCalls["calls"][number]["link"];
  readonly tries: readonly (Called & { readonly at: string })[];
}

/** The items of a scope whose citizens are to be called, the most urgent first; nothing else of an item. */
export const readCalls = async (
  sql: Queries,
  scope: Scope,
  atMs: number,
): Promise<Omit<OfficeCalls, "canSendLink">> => {
  const ofPlace = fragment`
    is_listed and state = 'to-call' and ${within(scope, fragment`items.unit_code`, fragment`items.window_number`)}`;
  const stored = await sql<StoredCall[]>`
    select ${itemColumns}, event_count as "eventCount", replied.event as reply, called.tries, sent.link
    from items left join units on units.code = items.unit_code
    cross join lateral (
      select number, event from item_events where item = items.number and event ->> 'kind' = 'replied'
      order by number desc limit 1) as replied
    cross join lateral (
      select coalesce(jsonb_agg(event || jsonb_build_object('at', at) order by number), '[]') as tries
      from item_events
      where item = items.number and item_events.number > replied.number and event ->> 'kind' = 'called') as called
    left join lateral (
      select jsonb_build_object('at', at, 'by', made_by, 'outcome', outcome) as link from item_messages
      where item = items.number and day = ${dayAt(atMs)}) as sent on true
    where ${ofPlace} order by due_day, items.number limit ${callsAtOnce}`;
  const [count] = await sql<{ count: number }[]>`select count(*)::int as count from items where ${ofPlace}`;
  return {
    count: count?.count ?? 0,
    calls: stored.map(({ eventCount, reply, link, tries, ...item }) => {
      const { number, unitCode, unitName, windowNumber, origin, round, due, isOver } = itemRowOf(item, atMs);
      return {
        ...{ number, unitCode, unitName, windowNumber, origin, round, due, isOver },
        ...{ seen: eventCount, reply: reply.text },
        link: link && { ...link, at: new Date(link.at).toISOString() },
        tries: tries.map(({ at, result, note = null }) => ({ at: new Date(at).toISOString(), result, note })),
      };
    }),
  };
};
