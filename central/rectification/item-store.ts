import type { RoleName } from "../../contract/office/accounts/roles.ts";
import type { Item } from "../../contract/office/rectification/item.ts";
import type { ItemEvent } from "../../contract/office/rectification/item-events.ts";
import { openItem, type StepTime, stepItem } from "../../contract/office/rectification/item-step.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result } from "../../contract/result.ts";
import type { Tx } from "../database/sql.ts";
import type { EntryKey } from "../ledger/quarantine.ts";
import { type Person, withdrawHelps } from "./end-helps.ts";

type Opened = Extract<ItemEvent, { kind: "opened" }>;
export type LaterEvent = Exclude<ItemEvent, Opened>;

/** Adds events: a person in one of their roles, or the centre itself (null). */
export type EventMaker = (Person & { readonly role: RoleName }) | null;

export interface ItemToOpen {
  readonly entry: EntryKey;
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly at: Date;
  /** Whether the office may know of it at once. */
  readonly isListed: boolean;
  readonly event: Opened;
}

/** Opens items in the order of their entries; an entry that has opened one before opens no other. */
export const openItems = async (
  tx: Tx,
  given: readonly ItemToOpen[],
  timeOf: (at: Date) => StepTime,
): Promise<void> => {
  if (given.length === 0) return;
  const rows = given.map(({ entry, unitCode, windowNumber, at, isListed, event }) => ({
    ...entry,
    ...{ unit_code: unitCode, window_number: windowNumber, opened_at: at.toISOString(), is_listed: isListed },
    item: openItem(event, timeOf(at)),
    event,
  }));
  await tx`
    with given as (
      select * from jsonb_to_recordset(${tx.json(rows)}) as given (
        device uuid, epoch bigint, seq bigint, unit_code text, window_number text, opened_at timestamptz,
        is_listed boolean, item jsonb, event jsonb)),
    opened as (
      insert into items (device, epoch, seq, unit_code, window_number, opened_at, is_listed, item, event_count)
      select device, epoch, seq, unit_code, window_number, opened_at, is_listed, item, 1 from given
      order by device, epoch, seq
      on conflict (device, epoch, seq) do nothing returning number, device, epoch, seq, opened_at)
    insert into item_events (item, number, at, event)
    select opened.number, 1, opened.opened_at, event from opened join given using (device, epoch, seq)`;
};

interface Stored {
  readonly item: Item;
  readonly eventCount: number;
}

const lockItem = async (tx: Tx, number: number): Promise<Stored | undefined> => {
  const [stored] = await tx<Stored[]>`
    select item, event_count as "eventCount" from items where number = ${number} for no key update`;
  return stored;
};

export interface EventToAdd {
  readonly number: number;
  /** How many events the maker has seen: with a newer one the step is refused. undefined for the centre. */
  readonly seen?: number;
  readonly by: EventMaker;
  readonly at: Date;
  readonly event: LaterEvent;
}

/**
 * Adds an event to an item, and returns the item. Errors: not-found, item-step-unfit (also where another event came
 * first), and those of `stepItem`.
 */
export const addItemEvent = async (
  tx: Tx,
  { number, seen, by, at, event }: EventToAdd,
  timeOf: (at: Date) => StepTime,
): Promise<Result<Item>> => {
  const stored = await lockItem(tx, number);
  if (!stored) return failure(problem("not-found"));
  if (seen !== undefined && seen !== stored.eventCount) return failure(problem("item-step-unfit"));
  const step = stepItem(stored.item, event, timeOf(at));
  if (!step.ok) return step;
  const eventCount = stored.eventCount + 1;
  await tx`
    insert into item_events (item, number, at, account, made_by, role, event)
    values (${number}, ${eventCount}, ${at}, ${by?.account ?? null}, ${by?.name ?? null}, ${by?.role ?? null},
      ${tx.json(event)})`;
  await tx`update items set item = ${tx.json(step.value)}, event_count = ${eventCount} where number = ${number}`;
  // Each step that closes an item is a person's.
  if (step.value.state === "closed" && by) await withdrawHelps(tx, number, by, at);
  return step;
};
