import type { Sql } from "../database/sql.ts";

/** How long a contact is kept after its item is closed, or after it was given where no item stands open, days. */
export const contactDays = 90;
const dayMs = 24 * 60 * 60 * 1000;

/** Contacts of one transaction. */
const mostAtOnce = 1_000;

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
  const [at, before] = [new Date(nowMs), new Date(nowMs - contactDays * dayMs)];
  let erased = 0;
  for (;;) {
    const some = await eraseSome(sql, at, before);
    erased += some;
    if (some < mostAtOnce) return erased;
  }
};
