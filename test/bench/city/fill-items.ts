import type { Sql } from "../../../central/database/sql.ts";
import { stepTimes } from "../../../central/rectification/step-times.ts";
import type { Item } from "../../../contract/office/rectification/item.ts";
import type { ItemEvent } from "../../../contract/office/rectification/item-events.ts";
import { openItem, type StepTime, stepItem } from "../../../contract/office/rectification/item-step.ts";

type Opened = Extract<ItemEvent, { kind: "opened" }>;
type LaterEvent = Exclude<ItemEvent, Opened>;

/** The newest 差评 of a whole city that have items: about a month of them. */
const itemsOfCity = 40_000;
const itemsAtOnce = 1_000;
const hourMs = 3_600_000;

const verified: LaterEvent = { kind: "verified", finding: "rectify", rootCause: "guidance" };
const rectified: LaterEvent = { kind: "rectified", action: "已整改", evidence: [], withoutEvidence: "口头" };
const replied: LaterEvent = { kind: "replied", text: "已整改，谢谢您的意见" };
const called: LaterEvent = { kind: "called", result: "satisfied" };

/** Ways that items have gone so far; each item follows one of them. */
const ways: readonly (readonly LaterEvent[])[] = [
  ...[[], [], [verified], [verified, rectified], [{ kind: "appealed", reason: "按错了" } as const]],
  ...[
    [verified, rectified, replied],
    [verified, rectified, replied, called],
    [verified, rectified, replied, called],
  ],
  [verified, { kind: "delay-asked", days: 3, reason: "等材料" }],
  [verified, { kind: "cannot-rectify-asked", reason: "法规所限" }],
];

interface Rated {
  readonly device: string;
  readonly epoch: number;
  readonly seq: number;
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly receivedAt: Date;
}

const itemOf = (rated: Rated, index: number, timeOf: (at: Date) => StepTime) => {
  const opened: Opened = { kind: "opened", origin: "bad-rating", hasContact: index % 3 !== 0 };
  const way = ways[index % ways.length] ?? [];
  const events: { readonly at: string; readonly event: ItemEvent }[] = [];
  const note = (event: ItemEvent, number: number): Date => {
    const at = new Date(rated.receivedAt.getTime() + number * hourMs);
    events.push({ at: at.toISOString(), event });
    return at;
  };
  let item: Item = openItem(opened, timeOf(note(opened, 0)));
  for (const [number, event] of way.entries()) {
    const step = stepItem(item, event, timeOf(new Date(rated.receivedAt.getTime() + (number + 1) * hourMs)));
    // A citizen without a telephone number is called by nobody: such an item was closed by the reply.
    if (!step.ok) break;
    note(event, number + 1);
    item = step.value;
  }
  const { device, epoch, seq, unitCode: unit_code, windowNumber: window_number } = rated;
  return { device, epoch, seq, unit_code, window_number, item, events };
};

/** Opens items for the newest 差评 of a city, and takes steps of most, as far as they are usual. */
export const fillItems = async (sql: Sql, size: number): Promise<number> => {
  const timeOf = await stepTimes(sql);
  const rated = await sql<Rated[]>`
    select device, epoch, seq, unit_code as "unitCode", window_number as "windowNumber", received_at as "receivedAt"
    from listed_ratings where tag_code = '' and level is not null
    order by received_at desc limit ${Math.round(itemsOfCity * size)}`;
  const oldestFirst = rated.toReversed();
  for (let from = 0; from < oldestFirst.length; from += itemsAtOnce) {
    const rows = oldestFirst.slice(from, from + itemsAtOnce).map((each, index) => itemOf(each, from + index, timeOf));
    await sql`
      with given as (
        select * from jsonb_to_recordset(${sql.json(rows)}) as given (
          device uuid, epoch bigint, seq bigint, unit_code text, window_number text, item jsonb, events jsonb)),
      opened as (
        insert into items (device, epoch, seq, unit_code, window_number, opened_at, is_listed, item, event_count)
        select device, epoch, seq, unit_code, window_number, (events -> 0 ->> 'at')::timestamptz, true, item,
          jsonb_array_length(events)
        from given returning number, device, epoch, seq)
      insert into item_events (item, number, at, event)
      select opened.number, event.number, (event.value ->> 'at')::timestamptz, event.value -> 'event'
      from opened join given using (device, epoch, seq)
      cross join lateral jsonb_array_elements(events) with ordinality as event (value, number)`;
  }
  return oldestFirst.length;
};
