import { ItemRules } from "../../contract/office/rectification/item-rules.ts";
import type { Queries, Sql } from "../database/sql.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** Contacts of one transaction. */
const mostAtOnce = 1_000;

/**
 * How long a contact is kept after its item is closed, or after it was given where no item stands open, days: by the
 * policy everywhere. Throws where it cannot be read: contacts rather stay than go too early.
 */
const contactDaysAt = async (sql: Queries, at: Date): Promise<number> => {
  const [row] = await sql<{ days: unknown }[]>`
    select content -> 'rectification' -> 'contactDays' as days from policy_versions
    where version = policy_in_force(null, null, ${at})`;
  return ItemRules.shape.contactDays.parse(row?.days ?? undefined);
};

/** By the events that close items: a citizen may rate the answer, or change the rating, long after. */
const eraseSome = async (sql: Sql, at: Date, before: Date): Promise<number> => {
  const { count } = await sql`
    with due as (
      select device, epoch, seq from rating_contacts left join items using (device, epoch, seq)
      where given_at < ${before} and (number is null
        or state = 'closed' and (
          select max(at) from item_events
          where item = items.number and event ->> 'kind' in ('replied', 'called', 'appeal-decided')) < ${before})
      limit ${mostAtOnce}
    ), erased as (
      delete from rating_contacts using due
      where (rating_contacts.device, rating_contacts.epoch, rating_contacts.seq) = (due.device, due.epoch, due.seq)
        and given_at < ${before}
      returning rating_contacts.device, rating_contacts.epoch, rating_contacts.seq, given_at
    )
    insert into contact_erasures (device, epoch, seq, given_at, erased_at)
    select device, epoch, seq, given_at, ${at} from erased`;
  return count;
};

/** Erases the contacts of ratings whose time is over at `nowMs`; returns how many. Each stays noted, without its words. */
export const eraseContacts = async (sql: Sql, nowMs: number): Promise<number> => {
  const at = new Date(nowMs);
  const before = new Date(nowMs - (await contactDaysAt(sql, at)) * dayMs);
  let erased = 0;
  for (;;) {
    const some = await eraseSome(sql, at, before);
    erased += some;
    if (some < mostAtOnce) return erased;
  }
};
