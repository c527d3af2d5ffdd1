import { readOwnCalendar } from "../calendar/read-calendar.ts";
import type { Sql, Tx } from "../database/sql.ts";
import { isCounting } from "../figures/roll-up/is-counting.ts";
import { type DueDigest, dueDigests } from "./due-digests.ts";

/** Hands mails to one of the centres, in the `tx` that stores them. */
export type HandOut = (tx: Tx, ids: readonly string[]) => Promise<void>;

/** One mail for each person who wants it now; null where the period had its mails before. */
const makeRound = async (tx: Tx, { period, days }: DueDigest): Promise<readonly string[] | null> => {
  const made = await tx`
    insert into digest_rounds (period, first_day) values (${period}, ${days.from}) on conflict do nothing`;
  if (made.count === 0) return null;
  const digests = await tx<{ id: string }[]>`
    insert into digests (period, first_day, account)
    select ${period}, ${days.from}, id from accounts
    where mail is not null and disabled_at is null
      and case ${period} when 'day' then has_daily_digest when 'week' then has_weekly_digest else has_monthly_digest end
    returning id`;
  return digests.map(({ id }) => id);
};

/** A digest of a day has no figures. */
const isCounted = async (sql: Sql, { period, days }: DueDigest, nowMs: number): Promise<boolean> =>
  period === "day" || !(await isCounting(sql, days, new Date(nowMs)));

const isMade = async (sql: Sql, { period, days }: DueDigest): Promise<boolean> => {
  const [made] = await sql`select from digest_rounds where period = ${period} and first_day = ${days.from}`;
  return made !== undefined;
};

/**
 * Makes the digests that are due and were not made yet, once for all centres. One whose figures are still being counted
 * waits for a later call.
 */
export const makeRounds = async (sql: Sql, nowMs: number, handOut: HandOut): Promise<void> => {
  for (const due of dueDigests(nowMs, await readOwnCalendar(sql))) {
    if ((await isMade(sql, due)) || !(await isCounted(sql, due, nowMs))) continue;
    await sql.begin(async (tx) => {
      const ids = await makeRound(tx, due);
      if (ids) await handOut(tx, ids);
    });
  }
};
