import type { Scope } from "../../contract/office/accounts/permissions.ts";
import type { RoleName } from "../../contract/office/accounts/roles.ts";
import type { Item } from "../../contract/office/rectification/item.ts";
import type { ItemEvent } from "../../contract/office/rectification/item-events.ts";
import type { ExportedItems } from "../../contract/office/rectification/items.ts";
import type { Level, LocalText } from "../../contract/words.ts";
import { within } from "../accounts/within-scope.ts";
import { readPages } from "../database/read-pages.ts";
import type { Tx } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";

/** Of an export, read at once. */
const rowsAtOnce = 200;

/** One event of an exported item. */
export interface ExportedEvent {
  /** A time as PostgreSQL writes it in JSON. */
  readonly at: string;
  readonly madeBy: string | null;
  readonly role: RoleName | null;
  readonly event: ItemEvent;
}

/** An item with its events, and the rating that opened it; the fields of the rating are null for other origins. */
export interface ExportedItem {
  readonly number: number;
  readonly openedAt: Date;
  readonly unitName: LocalText;
  readonly district: string | null;
  readonly windowNumber: string;
  readonly windowName: LocalText | null;
  readonly item: Item;
  readonly events: readonly ExportedEvent[];
  readonly level: Level | null;
  readonly tagCodes: readonly string[] | null;
  readonly comment: string | null;
  readonly channel: string | null;
  readonly transactionRef: string | null;
  readonly matterName: string | null;
  /** The comments of its follow-ups, the oldest first. */
  readonly laterComments: readonly string[];
}

const fits = ({ from, to, unit, window, state, origin }: ExportedItems, scope: Scope): Fragment => fragment`
  is_listed and ${within(scope, fragment`items.unit_code`, fragment`items.window_number`)}
  and opened_at >= (${from}::text || ' 00:00:00+08')::timestamptz
  and opened_at < (${to}::text || ' 00:00:00+08')::timestamptz + interval '1 day'
  and ${unit === undefined ? fragment`true` : fragment`items.unit_code = ${unit}`}
  and ${window === undefined ? fragment`true` : fragment`items.window_number = ${window}`}
  and ${state === undefined ? fragment`true` : fragment`state = ${state}`}
  and ${origin === undefined ? fragment`true` : fragment`origin = ${origin}`}`;

/** The listed items of a scope that were opened on these days, in the order of their numbers, some hundred at a time. */
export const readExportedItems = (
  tx: Tx,
  query: ExportedItems,
  scope: Scope,
): AsyncGenerator<readonly ExportedItem[]> =>
  readPages<ExportedItem>(
    tx,
    fragment`
    select items.number, items.opened_at as "openedAt", units.district,
      coalesce(units.name, jsonb_build_object('zh', items.unit_code)) as "unitName",
      items.window_number as "windowNumber", windows.name as "windowName", items.item, steps.list as events,
      given.level, given.tag_codes as "tagCodes", given.comment, given.channel,
      given.transaction_ref as "transactionRef", given.matter_name as "matterName", added.list as "laterComments"
    from items
    left join units on units.code = items.unit_code
    left join windows on (windows.unit_code, windows.number) = (items.unit_code, items.window_number)
    cross join lateral (
      select jsonb_agg(jsonb_build_object('at', at, 'madeBy', made_by, 'role', role, 'event', event)
        order by item_events.number) as list
      from item_events where item_events.item = items.number) as steps
    left join lateral (
      select present_level as level, tag_codes, comment, channel, transaction_ref, matter_name
      from present_ratings as rated
      where (rated.device, rated.epoch, rated.seq) = (items.device, items.epoch, items.seq)
        and items.origin = 'bad-rating' offset 0) as given on true
    cross join lateral (
      select coalesce(jsonb_agg(comment order by follow_ups.number) filter (where comment is not null), '[]') as list
      from follow_ups
      where (follow_ups.device, follow_ups.epoch, follow_ups.seq) = (items.device, items.epoch, items.seq)) as added
    where ${fits(query, scope)} order by items.number`,
    rowsAtOnce,
  );
