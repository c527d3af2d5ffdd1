import type { Sql } from "../../../central/database/sql.ts";
import { until } from "../../electron/support/until.ts";

/** The statements on this database that wait for a lock. Other databases of the run have waiting statements too. */
const countWaiting = async (sql: Sql): Promise<number> => {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.count ?? 0;
};

/** Waits until at least so many statements on this database wait for a lock. */
export const untilWaiting = (sql: Sql, count: number): Promise<void> =>
  until(`${count} statements that wait for a lock`, async () => (await countWaiting(sql)) >= count);
