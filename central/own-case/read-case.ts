import type { Item } from "../../contract/office/rectification/item.ts";
import type { LocalText } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";
import type { EntryKey } from "../ledger/quarantine.ts";

/** 整改项 as its citizen follows it: no window, no name of staff. */
export interface OwnCase {
  readonly number: number;
  readonly unitName: LocalText;
  readonly openedAt: Date;
  readonly item: Item;
  /** The unit's answers, the newest first. */
  readonly replies: readonly { readonly at: Date; readonly text: string }[];
}

/** The case of a rating or a complaint; undefined where the office knows of none, or not yet. */
export const readCaseNumber = async (sql: Queries, { device, epoch, seq }: EntryKey): Promise<number | undefined> => {
  const [row] = await sql<{ number: number }[]>`
    select number from items
    where (device, epoch, seq) = (${device}::uuid, ${epoch}::bigint, ${seq}::bigint) and is_listed`;
  return row?.number;
};

/** undefined where the office does not know of this item, or not yet. */
export const readCase = async (sql: Queries, number: number): Promise<OwnCase | undefined> => {
  const [row] = await sql<Omit<OwnCase, "replies">[]>`
    select number, coalesce(units.name, jsonb_build_object('zh', unit_code)) as "unitName", opened_at as "openedAt", item
    from items left join units on units.code = items.unit_code
    where number = ${number} and is_listed`;
  if (!row) return undefined;
  const replies = await sql<{ at: Date; text: string }[]>`
    select at, event ->> 'text' as text from item_events
    where item = ${number} and event ->> 'kind' = 'replied' order by number desc`;
  return { ...row, replies };
};
